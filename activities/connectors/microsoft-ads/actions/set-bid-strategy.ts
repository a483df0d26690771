import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { unitsOf } from '../../../kit/money.ts';
import { hasCurrency, hasItsLimitOnly, searchBidStrategy } from '../../../kit/search-bid-strategy.ts';
import { requireCurrency, updateCampaign } from '../client.ts';
import { microsoftAds } from '../connector.ts';
import { campaignId } from '../fields.ts';

export const setBidStrategy = defineAction({
  tool: microsoftAds,
  id: 'microsoft-ads.setBidStrategy',
  summary: 'Set what a campaign bids for, with or without a target.',
  input: searchBidStrategy
    .refine(hasItsLimitOnly, { path: ['strategy'], message: 'does not go with these limits' })
    .refine(hasCurrency, { path: ['currency'], message: 'is needed beside an amount' }),
  output: z.object({ campaignId }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['https://ads.microsoft.com/msads.manage'],
  example: { campaignId: '41000000001', strategy: 'MAXIMIZE_CONVERSIONS', targetCpa: 3500, currency: 'EUR' },
  async run({ input, settings, http }) {
    const { currency: unit, targetCpa, targetRoas, maxCpc } = input;
    if (unit !== undefined) await requireCurrency(http, settings, unit);
    const units = (amount: number | undefined) =>
      amount === undefined || unit === undefined ? undefined : unitsOf(amount, unit);
    const Amount = units(maxCpc);
    // The types are those of the vendor's own client (BingAds-Python-SDK, bidding_scheme.py), which are not all of one pattern.
    const scheme = {
      MAXIMIZE_CONVERSIONS: { Type: 'MaxConversions', TargetCpa: units(targetCpa) },
      MAXIMIZE_VALUE: { Type: 'MaxConversionValueBiddingScheme', TargetRoas: targetRoas },
      MAXIMIZE_CLICKS: { Type: 'MaxClicks', MaxCpc: Amount === undefined ? undefined : { Amount } },
      // Search campaigns have no other manual bidding.
      MANUAL: { Type: 'EnhancedCpc' },
    }[input.strategy];
    await updateCampaign(http, settings, { Id: input.campaignId, BiddingScheme: scheme });
    return { campaignId: input.campaignId };
  },
});
