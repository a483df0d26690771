import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { amountOf, BID_STRATEGY, changeFields, inAccount, listAdGroups, requireCurrency } from '../client.ts';
import { linkedinAds } from '../connector.ts';
import { bidding, campaignId, currency } from '../fields.ts';

export const setBidStrategy = defineAction({
  tool: linkedinAds,
  id: 'linkedin-ads.setBidStrategy',
  summary:
    'Set whether a campaign and all its ad groups bid for as many results as possible or cap their cost.',
  /** CONFLICT where COST_CAP is asked for and one of the ad groups is for something else than leads, which has no cap. */
  input: z
    .strictObject({
      campaignId,
      bidding,
      /** What a lead may cost on average in each of the ad groups, which setBid then tells apart; COST_CAP needs it. */
      targetCpa: z.int().positive().optional(),
      currency: currency.optional(),
    })
    .refine(({ targetCpa, bidding: asked }) => (targetCpa !== undefined) === (asked === 'COST_CAP'), {
      path: ['targetCpa'],
      message: 'is needed for COST_CAP, and only there',
    })
    .refine(({ targetCpa, currency: unit }) => (targetCpa === undefined) === (unit === undefined), {
      path: ['currency'],
      message: 'and targetCpa belong together',
    }),
  output: z.object({ campaignId }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['rw_ads'],
  example: { campaignId: '601000002', bidding: 'MAXIMIZE' },
  async run({ input, settings, http, heartbeat }) {
    const { targetCpa, currency: unit } = input;
    if (unit !== undefined) await requireCurrency(http, settings, unit);
    const cap = targetCpa === undefined || unit === undefined ? undefined : amountOf(targetCpa, unit);
    const listed = await listAdGroups(http, settings, input.campaignId, adGroup);
    const adGroups = listed.filter(({ status }) => !GONE.has(status));
    const other = adGroups.find(({ optimizationTargetType: target }) => target !== CAPPED && target !== FREE);
    if (cap !== undefined && other !== undefined) {
      throw toolError('CONFLICT', {
        action: 'linkedin-ads.setBidStrategy',
        fields: [`ad group ${other.id} is for ${other.optimizationTargetType}, which has no cap`],
      });
    }
    // The campaign first: its ad groups must bid as it does.
    await changeFields(http, inAccount(settings, 'adCampaignGroups', input.campaignId), {
      budgetOptimization: {
        budgetOptimizationStrategy: 'DYNAMIC',
        bidStrategy: BID_STRATEGY[input.bidding],
      },
    });
    for (const { id, optimizationTargetType } of adGroups) {
      if (cap === undefined && optimizationTargetType !== CAPPED) continue;
      await changeFields(
        http,
        inAccount(settings, 'adCampaigns', String(id)),
        cap === undefined
          ? { optimizationTargetType: FREE }
          : { optimizationTargetType: CAPPED, unitCost: cap },
      );
      heartbeat();
    }
    return { campaignId: input.campaignId };
  },
});

const adGroup = z.object({ id: z.int(), optimizationTargetType: z.string(), status: z.string() });

/** What is deleted or cancelled for good, and takes no change. */
const GONE: ReadonlySet<string> = new Set(['PENDING_DELETION', 'REMOVED', 'CANCELED']);

/** The two ways to bid for leads. */
const CAPPED = 'CAP_COST_AND_MAXIMIZE_LEADS';
const FREE = 'MAX_LEAD';
