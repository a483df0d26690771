import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { createAudience } from './create-audience.ts';
import { updateAudience } from './update-audience.ts';

const trial = await startTrial(googleAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const audiences = () => trial.sandbox.state['google-ads']?.['audiences'];
const other = { mayHaveRun: true, idempotencyKey: 'case-2/step-1' };

it('is a Customer Match list, and takes people', async () => {
  const { audienceId } = await trial.call(createAudience, createAudience.example);
  expect(audiences()).toMatchObject({
    [audienceId]: {
      name: createAudience.example.name,
      membershipLifeSpan: '540',
      crmBasedUserList: { uploadKeyType: 'CONTACT_INFO', dataSourceType: 'FIRST_PARTY' },
      members: [],
    },
  });
  await trial.call(updateAudience, { ...updateAudience.example, audienceId });
  expect(audiences()).toMatchObject({ [audienceId]: { members: { length: 3 } } });
});

it('lets people go after as many days as wished', async () => {
  const { audienceId } = await trial.call(createAudience, { ...createAudience.example, membershipDays: 30 });
  expect(audiences()).toMatchObject({ [audienceId]: { membershipLifeSpan: '30' } });
});

it('finds its own by the code, and does not take another of the name', async () => {
  const input = { name: String.raw`d'Angelo \ Söhne` };
  const made = await trial.call(createAudience, input);
  expect(await trial.call(createAudience, input, { mayHaveRun: true })).toEqual(made);
  await expect(trial.call(createAudience, input, other)).rejects.toMatchObject({
    type: 'CONFLICT',
    details: [expect.objectContaining({ vendorCode: 'userListError.NAME_ALREADY_USED' })],
  });
});

it.each([[0], [541]])('refuses %d days before anything is sent', async (membershipDays) => {
  const call = trial.call(createAudience, { ...createAudience.example, membershipDays });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});
