import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { scheduleCampaign } from './schedule-campaign.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'];
it('schedules a batch campaign with what its mails say', async () => {
  await trial.call(scheduleCampaign, scheduleCampaign.example);
  expect(state()?.['runs']).toEqual([
    {
      campaignId: 3713,
      runAt: '2026-12-08T08:00:00Z',
      tokens: [{ name: '{{my.subject}}', value: 'Less handwork' }],
    },
  ]);
});

it('is never repeated by guess', async () => {
  await trial.call(scheduleCampaign, scheduleCampaign.example);
  const again = trial.call(scheduleCampaign, scheduleCampaign.example, { mayHaveRun: true });
  await expect(again).rejects.toMatchObject({ type: 'OUTCOME_UNKNOWN' });
  expect(state()?.['runs']).toHaveLength(1);
});

it.each([
  ['a trigger campaign', { campaignId: 3712 }, 'INVALID_INPUT'],
  ['a time in three years', { runAt: '2029-12-08T08:00:00Z' }, 'INVALID_INPUT'],
  ['a campaign that does not exist', { campaignId: 9 }, 'NOT_FOUND'],
])('refuses %s', async (_what, change, type) => {
  const call = trial.call(scheduleCampaign, { ...scheduleCampaign.example, ...change });
  await expect(call).rejects.toMatchObject({ type });
});
