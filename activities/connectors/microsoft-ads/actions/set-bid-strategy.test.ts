import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { microsoftAdsSandbox } from '../sandbox.ts';
import { setBidStrategy } from './set-bid-strategy.ts';

const trial = await startTrial(microsoftAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const campaignId = '41000000001';

it.each([
  [{ strategy: 'MAXIMIZE_CONVERSIONS' }, { Type: 'MaxConversions' }],
  [
    { strategy: 'MAXIMIZE_CONVERSIONS', targetCpa: 3550, currency: 'EUR' },
    { Type: 'MaxConversions', TargetCpa: 35.5 },
  ],
  [
    { strategy: 'MAXIMIZE_VALUE', targetRoas: 3.5 },
    { Type: 'MaxConversionValueBiddingScheme', TargetRoas: 3.5 },
  ],
  [{ strategy: 'MAXIMIZE_CLICKS' }, { Type: 'MaxClicks' }],
  [
    { strategy: 'MAXIMIZE_CLICKS', maxCpc: 250, currency: 'EUR' },
    { Type: 'MaxClicks', MaxCpc: { Amount: 2.5 } },
  ],
  [{ strategy: 'MANUAL' }, { Type: 'EnhancedCpc' }],
] as const)('writes %j as %j', async (input, scheme) => {
  await trial.call(setBidStrategy, { campaignId, ...input });
  expect(trial.sandbox.state['microsoft-ads']?.['campaigns']).toMatchObject({
    [campaignId]: { BiddingScheme: scheme, Status: 'Active' },
  });
  expect(trial.sandbox.requests.at(-1)?.body).toMatchObject({ Campaigns: [{ BiddingScheme: scheme }] });
});

it.each([
  [{ strategy: 'MANUAL', maxCpc: 250, currency: 'EUR' }],
  [{ strategy: 'MAXIMIZE_VALUE', targetCpa: 250, currency: 'EUR' }],
  [{ strategy: 'MAXIMIZE_CLICKS', maxCpc: 250 }],
] as const)('refuses %j before anything is sent', async (input) => {
  const call = trial.call(setBidStrategy, { campaignId, ...input });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});
