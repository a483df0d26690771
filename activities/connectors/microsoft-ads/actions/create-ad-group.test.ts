import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { microsoftAdsSandbox } from '../sandbox.ts';
import { createAdGroup } from './create-ad-group.ts';

const trial = await startTrial(microsoftAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('is paused and runs between two dates', async () => {
  const { adGroupId } = await trial.call(createAdGroup, createAdGroup.example);
  expect(trial.sandbox.state['microsoft-ads']?.['adGroups']).toMatchObject({
    [adGroupId]: { Name: 'condition monitoring', Status: 'Paused', campaignId: '41000000001' },
  });
  expect(trial.sandbox.requests.at(-1)?.body).toMatchObject({
    AdGroups: [{ StartDate: { Day: 1, Month: 12, Year: 2026 }, EndDate: { Day: 31, Month: 12, Year: 2026 } }],
  });
});

it('finds its own, and not one of the same name that somebody else made', async () => {
  const made = await trial.call(createAdGroup, createAdGroup.example);
  expect(await trial.call(createAdGroup, createAdGroup.example, { mayHaveRun: true })).toEqual(made);
  const meta = { mayHaveRun: true, idempotencyKey: 'case-2/step-1' };
  await expect(trial.call(createAdGroup, createAdGroup.example, meta)).rejects.toMatchObject({
    type: 'CONFLICT',
  });
});

it('says that there is no such campaign', async () => {
  const call = trial.call(createAdGroup, { ...createAdGroup.example, campaignId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
