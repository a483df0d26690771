import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { setBid } from './set-bid.ts';
import { setBidStrategy } from './set-bid-strategy.ts';

const trial = await startTrial(googleAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { campaignId } = setBid.example;
const campaign = () => {
  const campaigns = trial.sandbox.state['google-ads']?.['campaigns'];
  return (campaigns as Record<string, Record<string, unknown>>)[campaignId] ?? {};
};
/** Lets the campaign bid otherwise, as people may in Google Ads. */
const bidBy = (strategy: object): void => {
  delete campaign()['maximizeConversions'];
  Object.assign(campaign(), strategy);
};
const changes = () => trial.sandbox.requests.filter(({ path }) => path.endsWith(':mutate'));

it('sets the target in micros and leaves status and budget alone', async () => {
  await trial.call(setBid, setBid.example);
  expect(campaign()).toMatchObject({
    maximizeConversions: { targetCpaMicros: '28000000' },
    status: 'ENABLED',
    pace: [{ daily: 50_000_000 }],
  });
});

it('sets the target of a campaign that bids for one', async () => {
  bidBy({ targetCpa: { targetCpaMicros: '9000000' } });
  await trial.call(setBid, setBid.example);
  expect(campaign()).toMatchObject({ targetCpa: { targetCpaMicros: '28000000' } });
  expect(campaign()).not.toHaveProperty('maximizeConversions');
});

it.each([
  ['MANUAL_CPC', { manualCpc: {} }],
  ['TARGET_SPEND', { targetSpend: { cpcBidCeilingMicros: '2500000' } }],
  ['MAXIMIZE_CONVERSION_VALUE', { maximizeConversionValue: { targetRoas: 3.5 } }],
  ['a portfolio strategy', { biddingStrategy: 'customers/4471190382/biddingStrategies/7' }],
])('replaces no other strategy: %s', async (name, strategy) => {
  bidBy(strategy);
  await expect(trial.call(setBid, setBid.example)).rejects.toMatchObject({
    type: 'CONFLICT',
    nonRetryable: true,
    message: expect.stringContaining(`bids by ${name}: google-ads.setBidStrategy puts another in its place`),
  });
  expect(changes()).toEqual([]);
  expect(campaign()).toMatchObject(strategy);
});

it('sets a target once another strategy was put in the place of that', async () => {
  bidBy({ biddingStrategy: 'customers/4471190382/biddingStrategies/7' });
  await trial.call(setBidStrategy, { campaignId, strategy: 'MAXIMIZE_CONVERSIONS' });
  expect(campaign()).not.toHaveProperty('biddingStrategy');
  await trial.call(setBid, setBid.example);
  expect(campaign()).toMatchObject({ maximizeConversions: { targetCpaMicros: '28000000' } });
});

it.each([
  [{ currency: 'USD' }, 'INVALID_INPUT'],
  [{ campaignId: '4711' }, 'NOT_FOUND'],
] as const)('refuses %j with %s', async (change, type) => {
  const call = trial.call(setBid, { ...setBid.example, ...change });
  await expect(call).rejects.toMatchObject({ type });
  expect(changes()).toEqual([]);
});
