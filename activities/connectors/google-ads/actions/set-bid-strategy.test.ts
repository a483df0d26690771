import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { setBidStrategy } from './set-bid-strategy.ts';

const trial = await startTrial(googleAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const campaignId = '21000000001';
const campaign = () => {
  const campaigns = trial.sandbox.state['google-ads']?.['campaigns'];
  return (campaigns as Record<string, unknown>)[campaignId];
};

it.each([
  [{ strategy: 'MAXIMIZE_CONVERSIONS' }, 'maximizeConversions.targetCpaMicros', { maximizeConversions: {} }],
  [
    { strategy: 'MAXIMIZE_CONVERSIONS', targetCpa: 2800, currency: 'EUR' },
    'maximizeConversions.targetCpaMicros',
    { maximizeConversions: { targetCpaMicros: '28000000' } },
  ],
  [
    { strategy: 'MAXIMIZE_VALUE', targetRoas: 3.5 },
    'maximizeConversionValue.targetRoas',
    { maximizeConversionValue: { targetRoas: 3.5 } },
  ],
  [
    { strategy: 'MAXIMIZE_CLICKS', maxCpc: 250, currency: 'EUR' },
    'targetSpend.cpcBidCeilingMicros',
    { targetSpend: { cpcBidCeilingMicros: '2500000' } },
  ],
  [{ strategy: 'MANUAL' }, 'manualCpc.enhancedCpcEnabled', { manualCpc: { enhancedCpcEnabled: false } }],
] as const)('writes %j', async (input, updateMask, scheme) => {
  await trial.call(setBidStrategy, { campaignId, ...input });
  expect(trial.sandbox.requests.at(-1)?.body).toMatchObject({ operations: [{ update: scheme, updateMask }] });
  expect(campaign()).toMatchObject(scheme);
});

it('takes the place of the strategy before', async () => {
  await trial.call(setBidStrategy, setBidStrategy.example);
  expect(campaign()).not.toHaveProperty('maximizeConversions');
});

it.each([
  [{ strategy: 'MANUAL', targetCpa: 2800, currency: 'EUR' }],
  [{ strategy: 'MAXIMIZE_CLICKS', targetRoas: 2 }],
  [{ strategy: 'MAXIMIZE_CLICKS', maxCpc: 250 }],
] as const)('refuses %j before anything is sent', async (input) => {
  const call = trial.call(setBidStrategy, { campaignId, ...input });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});

it('refuses an amount in another currency than the account', async () => {
  const call = trial.call(setBidStrategy, { ...setBidStrategy.example, currency: 'USD' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
