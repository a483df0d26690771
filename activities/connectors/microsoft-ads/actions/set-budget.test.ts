import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { microsoftAdsSandbox } from '../sandbox.ts';
import { setBudget } from './set-budget.ts';

const trial = await startTrial(microsoftAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each([
  ['EUR', 5550, 55.5],
  ['JPY', 5500, 5500],
  ['KWD', 5500, 5.5],
] as const)('writes %s %d as %d', async (currency, dailyBudget, DailyBudget) => {
  const state = trial.sandbox.state['microsoft-ads'] ?? {};
  state['currency'] = currency;
  await trial.call(setBudget, { campaignId: '41000000001', dailyBudget, currency });
  expect(trial.sandbox.requests.at(-1)?.body).toEqual({
    AccountId: '180012345',
    Campaigns: [{ Id: '41000000001', DailyBudget }],
  });
});

it('goes on at the new pace', async () => {
  await trial.call(setBudget, setBudget.example);
  expect(trial.sandbox.state['microsoft-ads']?.['campaigns']).toMatchObject({
    41000000001: { Status: 'Active', pace: [{ daily: 30 }, { daily: 55 }] },
  });
});

it.each([
  [{ currency: 'USD' }, 'INVALID_INPUT'],
  [{ campaignId: '4711' }, 'NOT_FOUND'],
] as const)('refuses %j with %s', async (change, type) => {
  await expect(trial.call(setBudget, { ...setBudget.example, ...change })).rejects.toMatchObject({ type });
});
