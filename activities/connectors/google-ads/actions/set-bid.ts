import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import type { Http } from '../../../kit/http.ts';
import { requireSameCurrency } from '../../../kit/same-currency.ts';
import { idOf, microsOf, mutate, resourceName, search, type Settings } from '../client.ts';
import { googleAds } from '../connector.ts';
import { campaignId, currency } from '../fields.ts';

export const setBid = defineAction({
  tool: googleAds,
  id: 'google-ads.setBid',
  summary: 'Set what one conversion of a campaign may cost on average, where it bids for conversions.',
  /** CONFLICT where the campaign bids for something else or by a portfolio's strategy: setBidStrategy replaces that. */
  input: z.strictObject({ campaignId, targetCpa: z.int().positive(), currency }),
  output: z.object({ campaignId }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  example: { campaignId: '21000000001', targetCpa: 2800, currency: 'EUR' },
  async run({ input, settings, http }) {
    const { currencyCode, strategy } = await biddingOf(http, settings, input.campaignId);
    requireSameCurrency(input.currency, currencyCode, { tool: 'google-ads' });
    const campaign = await mutate(http, settings, 'campaigns', {
      update: {
        resourceName: resourceName(settings, 'campaigns', input.campaignId),
        [strategy]: { targetCpaMicros: microsOf(input.targetCpa, input.currency) },
      },
      updateMask: `${strategy}.targetCpaMicros`,
    });
    return { campaignId: idOf(campaign) };
  },
});

/** The strategies that have a target CPA, by their types. */
const WITH_TARGET = new Map([
  ['MAXIMIZE_CONVERSIONS', 'maximizeConversions'],
  ['TARGET_CPA', 'targetCpa'],
]);

/** What the campaign bids by: to write a target of another strategy would silently replace it. */
async function biddingOf(http: Http, settings: Settings, id: string) {
  const query = `SELECT customer.currency_code, campaign.bidding_strategy_type, campaign.bidding_strategy FROM campaign WHERE campaign.id = ${id}`;
  const [row] = await search(http, settings, query, biddingRow);
  const action = 'google-ads.setBid';
  if (row === undefined) throw toolError('NOT_FOUND', { action, fields: ['campaignId'] });
  const { biddingStrategyType: type, biddingStrategy: portfolio } = row.campaign;
  const strategy = portfolio === '' ? WITH_TARGET.get(type) : undefined;
  if (strategy === undefined) {
    const bids = portfolio === '' ? `bids by ${type}` : 'bids by a portfolio strategy';
    const fields = [`the campaign ${bids}: google-ads.setBidStrategy puts another in its place`];
    throw toolError('CONFLICT', { action, fields });
  }
  return { currencyCode: row.customer.currencyCode, strategy };
}

const biddingRow = z.object({
  customer: z.object({ currencyCode: z.string() }),
  campaign: z.object({ biddingStrategyType: z.string(), biddingStrategy: z.string().default('') }),
});
