import { z } from 'zod';

/** What a search campaign bids for, with or without a limit. Google and Microsoft know the same strategies. */
export const searchBidStrategy = z.strictObject({
  campaignId: z.string().regex(/^\d+$/),
  strategy: z.enum(['MAXIMIZE_CONVERSIONS', 'MAXIMIZE_VALUE', 'MAXIMIZE_CLICKS', 'MANUAL']),
  /** What a conversion may cost on average; for MAXIMIZE_CONVERSIONS. */
  targetCpa: z.int().positive().optional(),
  /** Value for each unit spent, 3.5 for 350 %; for MAXIMIZE_VALUE. */
  targetRoas: z.number().min(0.01).max(1000).optional(),
  /** What a click may cost at most; for MAXIMIZE_CLICKS. */
  maxCpc: z.int().positive().optional(),
  /** Of the amounts; ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});

type SearchBidStrategy = z.output<typeof searchBidStrategy>;

const STRATEGY_OF = [
  ['targetCpa', 'MAXIMIZE_CONVERSIONS'],
  ['targetRoas', 'MAXIMIZE_VALUE'],
  ['maxCpc', 'MAXIMIZE_CLICKS'],
] as const;

/** Whether no limit of another strategy is set. */
export function hasItsLimitOnly(asked: SearchBidStrategy): boolean {
  return STRATEGY_OF.every(([limit, strategy]) => asked[limit] === undefined || asked.strategy === strategy);
}

/** Whether amounts have a currency. */
export function hasCurrency({ targetCpa, maxCpc, currency }: SearchBidStrategy): boolean {
  return currency !== undefined || (targetCpa ?? maxCpc) === undefined;
}
