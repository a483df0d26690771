import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tradeDeskSandbox } from '../sandbox.ts';
import { deletePerson } from './delete-person.ts';
import { updateAudience } from './update-audience.ts';

const trial = await startTrial(tradeDeskSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each([
  ['DELETION', 'Deletion', 2],
  ['OPT_OUT', 'OptOut', 1],
] as const)('hands in %s', async (request, RequestType, accepted) => {
  await trial.call(updateAudience, updateAudience.example);
  expect(await trial.call(deletePerson, { ...deletePerson.example, request })).toEqual({ received: true });
  expect(trial.sandbox.requests.at(-1)?.body).toMatchObject({ RequestType });
  // Who only had their data erased may come back, who objected may not.
  expect(await trial.call(updateAudience, updateAudience.example)).toMatchObject({ accepted });
});

it('does not pass over a refusal', async () => {
  const body = { FailedLines: [{ ErrorCode: 'Uid2Error' }] };
  trial.sandbox.failNext({ tool: 'trade-desk', fault: { status: 200, body } });
  await expect(trial.call(deletePerson, deletePerson.example)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.stringContaining('Uid2Error'),
  });
});
