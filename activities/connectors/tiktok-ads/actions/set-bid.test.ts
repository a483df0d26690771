import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tiktokAdsSandbox } from '../sandbox.ts';
import { createAdGroup } from './create-ad-group.ts';
import { setBid } from './set-bid.ts';

const trial = await startTrial(tiktokAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each([
  ['EUR', 2850, 28.5],
  ['JPY', 2850, 2850],
] as const)('writes %s %d as %d', async (currency, targetCpa, price) => {
  const state = trial.sandbox.state['tiktok-ads'] ?? {};
  state['currency'] = currency;
  await trial.call(setBid, { ...setBid.example, targetCpa, currency });
  expect(trial.sandbox.requests.at(-1)?.body).toEqual({
    advertiser_id: '7010000000000000001',
    adgroup_id: '1802000000000001',
    conversion_bid_price: price,
  });
  expect(state['adGroups']).toMatchObject({ 1802000000000001: { conversion_bid_price: price } });
});

it('refuses a target for an ad group that was made without', async () => {
  const { targetCpa: _target, currency: _currency, ...input } = createAdGroup.example;
  const { adGroupId } = await trial.call(createAdGroup, input);
  await expect(trial.call(setBid, { ...setBid.example, adGroupId })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
  });
});

it.each([
  [{ currency: 'USD' }, 'INVALID_INPUT'],
  [{ adGroupId: '4711' }, 'NOT_FOUND'],
] as const)('refuses %j with %s', async (change, type) => {
  await expect(trial.call(setBid, { ...setBid.example, ...change })).rejects.toMatchObject({ type });
});
