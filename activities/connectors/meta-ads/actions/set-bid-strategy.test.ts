import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { metaAdsSandbox } from '../sandbox.ts';
import { setBidStrategy } from './set-bid-strategy.ts';

const trial = await startTrial(metaAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const adSetId = '120210000000002';

it.each([
  [{ strategy: 'MAXIMIZE_CONVERSIONS' }, { bid_strategy: 'LOWEST_COST_WITHOUT_CAP' }],
  [
    { strategy: 'MAXIMIZE_CONVERSIONS', targetCpa: 4000, currency: 'EUR' },
    { bid_strategy: 'COST_CAP', bid_amount: 4000 },
  ],
  [
    { strategy: 'MANUAL', maxBid: 250, currency: 'EUR' },
    { bid_strategy: 'LOWEST_COST_WITH_BID_CAP', bid_amount: 250 },
  ],
  [
    { strategy: 'MAXIMIZE_VALUE', targetRoas: 1.234 },
    { bid_strategy: 'LOWEST_COST_WITH_MIN_ROAS', bid_constraints: { roas_average_floor: 12_340 } },
  ],
] as const)('writes %j as %j', async (input, written) => {
  await trial.call(setBidStrategy, setBidStrategy.example);
  await trial.call(setBidStrategy, { adSetId, ...input });
  expect(trial.sandbox.requests.at(-1)?.body).toEqual(written);
  expect(trial.sandbox.state['meta-ads']?.['adSets']).toMatchObject({ [adSetId]: written });
});

it.each([
  [{ strategy: 'MANUAL' }],
  [{ strategy: 'MANUAL', maxBid: 250 }],
  [{ strategy: 'MAXIMIZE_VALUE' }],
  [{ strategy: 'MAXIMIZE_CONVERSIONS', targetCpa: 4000 }],
  [{ strategy: 'MAXIMIZE_CONVERSIONS', maxBid: 250, currency: 'EUR' }],
] as const)('refuses %j before anything is sent', async (input) => {
  const call = trial.call(setBidStrategy, { adSetId, ...input });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});

it('refuses an amount in another currency than the account', async () => {
  const call = trial.call(setBidStrategy, { ...setBidStrategy.example, currency: 'USD' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
