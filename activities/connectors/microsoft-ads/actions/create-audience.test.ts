import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { microsoftAdsSandbox } from '../sandbox.ts';
import { createAudience } from './create-audience.ts';
import { updateAudience } from './update-audience.ts';

const trial = await startTrial(microsoftAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const audiences = () => trial.sandbox.state['microsoft-ads']?.['audiences'];

it('is a customer list of the account, and takes people', async () => {
  const { audienceId } = await trial.call(createAudience, createAudience.example);
  const { name } = createAudience.example;
  expect(audiences()).toMatchObject({
    [audienceId]: { Type: 'CustomerList', Name: name, Scope: 'Account', ParentId: '180012345', members: [] },
  });
  await trial.call(updateAudience, { ...updateAudience.example, audienceId });
  expect(audiences()).toMatchObject({ [audienceId]: { members: { length: 2 } } });
});

it('finds its own by the marker', async () => {
  const made = await trial.call(createAudience, createAudience.example);
  expect(await trial.call(createAudience, createAudience.example, { mayHaveRun: true })).toEqual(made);
  const meta = { mayHaveRun: true, idempotencyKey: 'case-2/step-1' };
  expect(await trial.call(createAudience, createAudience.example, meta)).not.toEqual(made);
});

it('says where the list was refused within a 200', async () => {
  const problem = { Code: 1, ErrorCode: 'AudienceNameTooLong', Index: 0, Message: 'No.', Type: 'BatchError' };
  const body = { AudienceIds: [null], PartialErrors: [problem] };
  trial.sandbox.failNext({ tool: 'microsoft-ads', fault: { status: 200, body } });
  await expect(trial.call(createAudience, createAudience.example)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ vendorCode: 'AudienceNameTooLong' })],
  });
});
