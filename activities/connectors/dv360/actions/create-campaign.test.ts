import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { dv360Sandbox } from '../sandbox.ts';
import { createCampaign } from './create-campaign.ts';

const trial = await startTrial(dv360Sandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const created = () =>
  trial.sandbox.requests.find(({ method, path }) => method === 'POST' && path.endsWith('/campaigns'))?.body;

it('creates it paused, with its budget in micros and its days', async () => {
  const { campaignId } = await trial.call(createCampaign, createCampaign.example);
  expect(campaignId).toMatch(/^\d+$/);
  expect(created()).toMatchObject({
    entityStatus: 'ENTITY_STATUS_PAUSED',
    campaignFlight: {
      plannedDates: {
        startDate: { year: 2026, month: 12, day: 1 },
        endDate: { year: 2026, month: 12, day: 31 },
      },
      plannedSpendAmountMicros: '15000000000',
    },
    campaignBudgets: [{ displayName: expect.stringMatching(/^mr-/), budgetAmountMicros: '15000000000' }],
  });
});

it.each([
  ['CPM', 'CAMPAIGN_GOAL_TYPE_BRAND_AWARENESS'],
  ['CPA', 'CAMPAIGN_GOAL_TYPE_ONLINE_ACTION'],
] as const)('aims at %s', async (goal, campaignGoalType) => {
  await trial.call(createCampaign, { ...createCampaign.example, goal });
  const performanceGoal = {
    performanceGoalType: `PERFORMANCE_GOAL_TYPE_${goal}`,
    performanceGoalAmountMicros: '6000000',
  };
  expect(created()).toMatchObject({ campaignGoal: { campaignGoalType, performanceGoal } });
});

it('refuses an amount in a currency that is not the advertiser’s', async () => {
  await expect(
    trial.call(createCampaign, { ...createCampaign.example, currency: 'USD' }),
  ).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.stringContaining('currency must be EUR'),
  });
  expect(created()).toBeUndefined();
});

it('finds what an earlier attempt made, by the marker and not by the name', async () => {
  const made = await trial.call(createCampaign, createCampaign.example);
  expect(await trial.call(createCampaign, createCampaign.example, { mayHaveRun: true })).toEqual(made);
  const other = { idempotencyKey: 'case-2/step-1', mayHaveRun: true };
  expect(await trial.call(createCampaign, createCampaign.example, other)).not.toEqual(made);
});

it.each([
  [999, undefined],
  [1000, 'OUTCOME_UNKNOWN'],
])('does not guess where %d changed since', async (others, type) => {
  const made = await trial.call(createCampaign, createCampaign.example);
  const campaigns = trial.sandbox.state['dv360']?.['campaigns'] as Record<string, object>;
  const other = { ...campaigns[made.campaignId], campaignBudgets: [], updateTime: '2099-01-01T00:00:00Z' };
  for (let index = 0; index < others; index += 1) campaigns[index] = other;
  const again = trial.call(createCampaign, createCampaign.example, { mayHaveRun: true });
  if (type === undefined) expect(await again).toEqual(made);
  else await expect(again).rejects.toMatchObject({ type });
});

it('looks no further back than the first attempt', async () => {
  await trial.call(createCampaign, createCampaign.example);
  const campaigns = trial.sandbox.state['dv360']?.['campaigns'] as Record<string, object>;
  const old = { ...Object.values(campaigns).at(-1), campaignBudgets: [], updateTime: '2020-01-01T00:00:00Z' };
  for (let index = 0; index < 2000; index += 1) campaigns[`9${index}`] = old;
  const before = Object.keys(campaigns).length;
  const retry = { mayHaveRun: true, triedForMs: 0, idempotencyKey: 'case-2/step-1' };
  await trial.call(createCampaign, createCampaign.example, retry);
  expect(Object.keys(campaigns)).toHaveLength(before + 1);
});

it('takes a name of 240 bytes, not of 241', async () => {
  const long = (name: string) => trial.call(createCampaign, { ...createCampaign.example, name });
  await long('ü'.repeat(120));
  await expect(long(`${'ü'.repeat(120)}x`)).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
