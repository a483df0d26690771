import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { metaAdsSandbox } from '../sandbox.ts';
import { createAdGroup } from './create-ad-group.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(metaAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const adSets = () => trial.sandbox.state['meta-ads']?.['adSets'];

it('is a paused ad set with a budget of its own', async () => {
  const { adSetId } = await trial.call(createAdGroup, createAdGroup.example);
  expect(adSets()).toMatchObject({
    [adSetId]: {
      campaign_id: '120210000000001',
      name: expect.stringMatching(/^condition monitoring \[mr-[0-9a-f]{20}\]$/),
      status: 'PAUSED',
      daily_budget: '3000',
      pace: [],
    },
  });
});

it('runs once it is let, and pauses alone', async () => {
  const { campaignId } = createAdGroup.example;
  const { adSetId } = await trial.call(createAdGroup, createAdGroup.example);
  await trial.call(setStatus, { campaignId, adSetId, status: 'ACTIVE' });
  expect(adSets()).toMatchObject({ [adSetId]: { status: 'ACTIVE', pace: [{ daily: 3000 }] } });
  await trial.call(setStatus, { campaignId, adSetId, status: 'PAUSED' });
  expect(adSets()).toMatchObject({
    [adSetId]: { status: 'PAUSED' },
    120210000000002: { status: 'ACTIVE' },
  });
});

it('finds what an earlier attempt made, and makes another for another step', async () => {
  const made = await trial.call(createAdGroup, createAdGroup.example);
  expect(await trial.call(createAdGroup, createAdGroup.example, { mayHaveRun: true })).toEqual(made);
  const other = { idempotencyKey: 'case-2/step-1', mayHaveRun: true };
  expect(await trial.call(createAdGroup, createAdGroup.example, other)).not.toEqual(made);
});

it('says that there is no such campaign', async () => {
  const call = trial.call(createAdGroup, { ...createAdGroup.example, campaignId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
