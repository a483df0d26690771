import { z } from 'zod';

/** What a campaign bids for; one of them is set. */
export const bidStrategy = z.strictObject({
  maximizeConversions: z.strictObject({ targetCpaMicros: z.string().optional() }).optional(),
  maximizeConversionValue: z.strictObject({ targetRoas: z.number().optional() }).optional(),
  targetCpa: z.strictObject({ targetCpaMicros: z.string().optional() }).optional(),
  targetSpend: z.strictObject({ cpcBidCeilingMicros: z.string().optional() }).optional(),
  manualCpc: z.strictObject({ enhancedCpcEnabled: z.literal(false).optional() }).optional(),
});

/** A campaign's own strategy, or the name of a portfolio's that it shares with others. */
export type Bidding = z.output<typeof bidStrategy> & {
  readonly biddingStrategy?: string | undefined;
};

/** A mask that names a strategy without a field of it is refused. */
export const bidMask = z.enum([
  'maximizeConversions.targetCpaMicros',
  'maximizeConversionValue.targetRoas',
  'targetCpa.targetCpaMicros',
  'targetSpend.cpcBidCeilingMicros',
  'manualCpc.enhancedCpcEnabled',
]);

/** The campaign with another strategy: they exclude each other, so a new one takes the place of the one before. */
export function rebid<Campaign extends Bidding>(campaign: Campaign, strategy: Bidding): Campaign {
  const {
    maximizeConversions: _1,
    maximizeConversionValue: _2,
    targetCpa: _3,
    targetSpend: _4,
    manualCpc: _5,
    biddingStrategy: _6,
    ...rest
  } = campaign;
  return { ...rest, ...strategy } as Campaign;
}

/** The output field `bidding_strategy_type`. The sandbox's portfolios all bid for a target CPA. */
export function strategyTypeOf(campaign: Bidding): string {
  if (campaign.maximizeConversionValue !== undefined) return 'MAXIMIZE_CONVERSION_VALUE';
  if (campaign.targetSpend !== undefined) return 'TARGET_SPEND';
  if (campaign.manualCpc !== undefined) return 'MANUAL_CPC';
  return campaign.maximizeConversions === undefined ? 'TARGET_CPA' : 'MAXIMIZE_CONVERSIONS';
}
