import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { metaAdsSandbox } from '../sandbox.ts';
import { setBudget } from './set-budget.ts';

const trial = await startTrial(metaAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('sets the budget, and the ad set goes on at the new pace', async () => {
  await trial.call(setBudget, setBudget.example);
  expect(trial.sandbox.state['meta-ads']?.['adSets']).toMatchObject({
    120210000000002: { daily_budget: '5500', pace: [{ daily: 4000 }, { daily: 5500 }] },
  });
});

it.each([
  ['EUR', 5500, 5500],
  ['JPY', 5500, 5500],
  ['HUF', 550_000, 5500],
  ['BHD', 55_000, 5500],
] as const)('writes %s %d as %d', async (currency, dailyBudget, written) => {
  const state = trial.sandbox.state['meta-ads'] ?? {};
  state['currency'] = currency;
  await trial.call(setBudget, { adSetId: '120210000000002', dailyBudget, currency });
  expect(trial.sandbox.requests.at(-1)?.body).toEqual({ daily_budget: written });
});

it('refuses an amount in another currency than the account', async () => {
  const call = trial.call(setBudget, { ...setBudget.example, currency: 'USD' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests.filter(({ method }) => method === 'POST')).toEqual([]);
});

it('says that there is no such ad set', async () => {
  const call = trial.call(setBudget, { ...setBudget.example, adSetId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
