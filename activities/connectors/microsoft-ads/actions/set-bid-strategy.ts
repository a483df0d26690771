import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { unitsOf } from '../../../kit/money.ts';
import { requireCurrency, updateCampaign } from '../client.ts';
import { microsoftAds } from '../connector.ts';
import { campaignId, currency } from '../fields.ts';

export const setBidStrategy = defineAction({
  tool: microsoftAds,
  id: 'microsoft-ads.setBidStrategy',
  summary: 'Set what a campaign bids for, with or without a target.',
  input: z
    .strictObject({
      campaignId,
      strategy: z.enum(['MAXIMIZE_CONVERSIONS', 'MAXIMIZE_VALUE', 'MAXIMIZE_CLICKS', 'MANUAL']),
      /** What a conversion may cost on average; for MAXIMIZE_CONVERSIONS. */
      targetCpa: z.int().positive().optional(),
      /** Value for each unit spent, 3.5 for 350 %; for MAXIMIZE_VALUE. */
      targetRoas: z.number().min(0.01).max(1000).optional(),
      /** What a click may cost at most; for MAXIMIZE_CLICKS. */
      maxCpc: z.int().positive().optional(),
      currency: currency.optional(),
    })
    .refine(
      ({ strategy, ...limits }) =>
        LIMITS.every((name) => name === LIMIT_OF[strategy] || limits[name] === undefined),
      {
        path: ['strategy'],
        message: 'does not go with these limits',
      },
    )
    .refine(
      ({ targetCpa, maxCpc, currency: unit }) => unit !== undefined || (targetCpa ?? maxCpc) === undefined,
      {
        path: ['currency'],
        message: 'is needed beside an amount',
      },
    ),
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

const LIMITS = ['targetCpa', 'targetRoas', 'maxCpc'] as const;
const LIMIT_OF = {
  MAXIMIZE_CONVERSIONS: 'targetCpa',
  MAXIMIZE_VALUE: 'targetRoas',
  MAXIMIZE_CLICKS: 'maxCpc',
  MANUAL: undefined,
} as const;
