import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { hasCurrency, hasItsLimitOnly, searchBidStrategy } from '../../../kit/search-bid-strategy.ts';
import { idOf, microsOf, mutate, requireCurrency, resourceName } from '../client.ts';
import { googleAds } from '../connector.ts';
import { campaignId } from '../fields.ts';

export const setBidStrategy = defineAction({
  tool: googleAds,
  id: 'google-ads.setBidStrategy',
  summary: 'Set what a campaign bids for, with or without a target.',
  input: searchBidStrategy
    .refine(hasItsLimitOnly, 'a limit of another strategy')
    .refine(hasCurrency, { path: ['currency'], message: 'is needed beside an amount' }),
  output: z.object({ campaignId }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  example: { campaignId: '21000000001', strategy: 'MAXIMIZE_CLICKS', maxCpc: 250, currency: 'EUR' },
  async run({ input, settings, http }) {
    const { currency: unit, targetCpa, targetRoas, maxCpc } = input;
    if (unit !== undefined) await requireCurrency(http, settings, unit);
    const micros = (amount: number | undefined) =>
      amount === undefined || unit === undefined ? undefined : microsOf(amount, unit);
    // The mask names a field of the strategy even where it has no value: a mask of the strategy alone is refused.
    const { scheme, updateMask } = {
      MAXIMIZE_CONVERSIONS: {
        scheme: { maximizeConversions: { targetCpaMicros: micros(targetCpa) } },
        updateMask: 'maximizeConversions.targetCpaMicros',
      },
      MAXIMIZE_VALUE: {
        scheme: { maximizeConversionValue: { targetRoas } },
        updateMask: 'maximizeConversionValue.targetRoas',
      },
      MAXIMIZE_CLICKS: {
        scheme: { targetSpend: { cpcBidCeilingMicros: micros(maxCpc) } },
        updateMask: 'targetSpend.cpcBidCeilingMicros',
      },
      MANUAL: {
        scheme: { manualCpc: { enhancedCpcEnabled: false } },
        updateMask: 'manualCpc.enhancedCpcEnabled',
      },
    }[input.strategy];
    const campaign = await mutate(http, settings, 'campaigns', {
      update: { resourceName: resourceName(settings, 'campaigns', input.campaignId), ...scheme },
      updateMask,
    });
    return { campaignId: idOf(campaign) };
  },
});
