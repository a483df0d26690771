import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tiktokAdsSandbox } from '../sandbox.ts';
import { setBudget } from './set-budget.ts';

const trial = await startTrial(tiktokAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each([
  ['EUR', 7550, 75.5],
  ['JPY', 7500, 7500],
  ['KWD', 75_500, 75.5],
] as const)('writes %s %d as %d', async (currency, dailyBudget, budget) => {
  const state = trial.sandbox.state['tiktok-ads'] ?? {};
  state['currency'] = currency;
  await trial.call(setBudget, { ...setBudget.example, dailyBudget, currency });
  expect(trial.sandbox.requests.at(-1)?.body).toEqual({
    advertiser_id: '7010000000000000001',
    campaign_id: '1801000000000001',
    budget,
  });
});

it('goes on at the new pace', async () => {
  await trial.call(setBudget, setBudget.example);
  expect(trial.sandbox.state['tiktok-ads']?.['campaigns']).toMatchObject({
    1801000000000001: { status: 'ENABLE', pace: [{ daily: 50 }, { daily: 75 }] },
  });
});

it.each([
  [{ currency: 'USD' }, 'INVALID_INPUT'],
  [{ campaignId: '4711' }, 'NOT_FOUND'],
] as const)('refuses %j with %s', async (change, type) => {
  await expect(trial.call(setBudget, { ...setBudget.example, ...change })).rejects.toMatchObject({ type });
});

it('says that the account is not there', async () => {
  const body = { code: 0, data: { list: [] } };
  trial.sandbox.failNext({ tool: 'tiktok-ads', fault: { status: 200, body } });
  await expect(trial.call(setBudget, setBudget.example)).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
