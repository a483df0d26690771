import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { idOf, microsOf, mutate, requireCurrency, resourceName } from '../client.ts';
import { googleAds } from '../connector.ts';
import { campaignId, currency } from '../fields.ts';

export const setBidStrategy = defineAction({
  tool: googleAds,
  id: 'google-ads.setBidStrategy',
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
    .refine(({ strategy, ...limits }) => only(limits, LIMIT_OF[strategy]), 'a limit of another strategy')
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

const LIMIT_OF = {
  MAXIMIZE_CONVERSIONS: 'targetCpa',
  MAXIMIZE_VALUE: 'targetRoas',
  MAXIMIZE_CLICKS: 'maxCpc',
  MANUAL: undefined,
} as const;

type Limits = Readonly<Partial<Record<'targetCpa' | 'targetRoas' | 'maxCpc', unknown>>>;

/** Whether no limit is set but this one. */
function only(limits: Limits, allowed: keyof Limits | undefined): boolean {
  return (['targetCpa', 'targetRoas', 'maxCpc'] as const).every(
    (name) => name === allowed || limits[name] === undefined,
  );
}
