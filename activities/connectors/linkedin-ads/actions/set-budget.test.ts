import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { linkedinAdsSandbox } from '../sandbox.ts';
import { setBudget } from './set-budget.ts';

const trial = await startTrial(linkedinAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each([
  ['EUR', 7550, '75.5'],
  ['JPY', 7500, '7500'],
  ['KWD', 75_500, '75.5'],
] as const)('writes %s %d as %s', async (currency, dailyBudget, amount) => {
  const state = trial.sandbox.state['linkedin-ads'] ?? {};
  state['currency'] = currency;
  await trial.call(setBudget, { ...setBudget.example, dailyBudget, currency });
  expect(trial.sandbox.requests.at(-1)).toMatchObject({
    headers: { 'x-restli-method': 'PARTIAL_UPDATE' },
    body: { patch: { $set: { dailyBudget: { amount, currencyCode: currency } } } },
  });
});

it('goes on at the new pace', async () => {
  await trial.call(setBudget, setBudget.example);
  expect(trial.sandbox.state['linkedin-ads']?.['campaigns']).toMatchObject({
    601000001: { status: 'ACTIVE', pace: [{ daily: 100 }, { daily: 75 }] },
  });
});

it.each([
  [{ currency: 'USD' }, 'INVALID_INPUT'],
  [{ campaignId: '4711' }, 'NOT_FOUND'],
] as const)('refuses %j with %s', async (change, type) => {
  await expect(trial.call(setBudget, { ...setBudget.example, ...change })).rejects.toMatchObject({ type });
});
