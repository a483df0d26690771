import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { setBudget } from './set-budget.ts';

afterAll(() => trial.close());
const trial = await startTrial(googleAdsSandbox);
beforeEach(() => trial.sandbox.reset());

it('sets the amount in micros, and the campaign goes on at the new pace', async () => {
  await trial.call(setBudget, setBudget.example);
  expect(trial.sandbox.state['google-ads']).toMatchObject({
    budgets: { 31000000001: { amountMicros: '80000000' } },
    campaigns: { 21000000001: { pace: [{ daily: 50_000_000 }, { daily: 80_000_000 }] } },
  });
});

it.each([
  ['EUR', 1, '10000'],
  ['JPY', 1500, '1500000000'],
  ['KWD', 1500, '1500000'],
  ['HUF', 550_000, '5500000000'],
] as const)('writes %s %d as %s micros', async (currency, dailyBudget, amountMicros) => {
  const state = trial.sandbox.state['google-ads'] ?? {};
  state['currencyCode'] = currency;
  await trial.call(setBudget, { budgetId: '31000000001', dailyBudget, currency });
  expect(state).toMatchObject({ budgets: { 31000000001: { amountMicros } } });
});

it('refuses an amount in another currency than the account', async () => {
  const call = trial.call(setBudget, { ...setBudget.example, currency: 'USD' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests.filter(({ path }) => path.endsWith('mutate'))).toEqual([]);
});

it('says that there is no such budget', async () => {
  const call = trial.call(setBudget, { ...setBudget.example, budgetId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
