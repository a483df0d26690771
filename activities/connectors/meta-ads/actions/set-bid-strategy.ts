import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { budgetOf, done, requireCurrency } from '../client.ts';
import { metaAds } from '../connector.ts';
import { adSetId, currency } from '../fields.ts';

const amount = z.int().positive();
const one = {
  MAXIMIZE_CONVERSIONS: z.strictObject({ targetCpa: amount.optional(), currency: currency.optional() }),
  MAXIMIZE_VALUE: z.strictObject({ targetRoas: z.number().min(0.01).max(1000) }),
  MANUAL: z.strictObject({ maxBid: amount, currency }),
} as const;

export const setBidStrategy = defineAction({
  tool: metaAds,
  id: 'meta-ads.setBidStrategy',
  summary: 'Set what an ad set bids for, with or without a target.',
  input: z
    .strictObject({
      adSetId,
      strategy: z.enum(['MAXIMIZE_CONVERSIONS', 'MAXIMIZE_VALUE', 'MANUAL']),
      /** What a result of the ad set's goal may cost on average; for MAXIMIZE_CONVERSIONS. */
      targetCpa: amount.optional(),
      /** Least value for each unit spent, 3.5 for 350 %; MAXIMIZE_VALUE needs it. */
      targetRoas: z.number().min(0.01).max(1000).optional(),
      /** Highest bid; MANUAL needs it. */
      maxBid: amount.optional(),
      currency: currency.optional(),
    })
    .refine(({ adSetId: _id, strategy, ...limits }) => one[strategy].safeParse(limits).success, {
      path: ['strategy'],
      message: 'does not go with these limits',
    })
    .refine(({ targetCpa, currency: unit }) => targetCpa === undefined || unit !== undefined, {
      path: ['currency'],
      message: 'is needed beside an amount',
    }),
  output: z.object({ adSetId }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['ads_management'],
  example: {
    adSetId: '120210000000002',
    strategy: 'MAXIMIZE_CONVERSIONS',
    targetCpa: 4000,
    currency: 'EUR',
  },
  async run({ input, settings, http }) {
    const { currency: unit, strategy, targetCpa, targetRoas, maxBid } = input;
    if (unit !== undefined) await requireCurrency(http, settings, unit);
    const limit = targetCpa ?? maxBid;
    await http.post({
      path: path`/v25.0/${input.adSetId}`,
      json: {
        bid_strategy:
          strategy === 'MAXIMIZE_VALUE'
            ? 'LOWEST_COST_WITH_MIN_ROAS'
            : strategy === 'MANUAL'
              ? 'LOWEST_COST_WITH_BID_CAP'
              : targetCpa === undefined
                ? 'LOWEST_COST_WITHOUT_CAP'
                : 'COST_CAP',
        bid_amount: limit === undefined || unit === undefined ? undefined : budgetOf(limit, unit),
        bid_constraints: targetRoas && { roas_average_floor: Math.round(targetRoas * ROAS_UNIT) },
      },
      response: done,
    });
    return { adSetId: input.adSetId };
  },
});

/** Meta counts returns in ten-thousandths; seen in several public clients, not on a page of Meta's. */
const ROAS_UNIT = 10_000;
