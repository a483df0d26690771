import { z } from 'zod';
import { askedFigures, campaignFigures } from '../../../kit/campaign-figures.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { plainName } from '../../../kit/marker.ts';
import { accountCurrency, list } from '../client.ts';
import { minorOfUnits } from '../../../kit/money.ts';
import { metaAds } from '../connector.ts';
import { currency } from '../fields.ts';

export const readFigures = defineAction({
  tool: metaAds,
  id: 'meta-ads.readFigures',
  summary: 'Read what campaigns delivered and cost from one day to another, both included.',
  input: askedFigures(100),
  output: z.object({ rows: z.array(campaignFigures), currency }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['ads_read'],
  example: { campaignIds: ['120210000000001'], from: '2026-11-01', to: '2026-11-20' },
  async run({ input, settings, http }) {
    const money = await accountCurrency(http, settings);
    const daily = input.daily === true;
    const query = {
      level: 'campaign',
      fields: 'campaign_id,campaign_name,impressions,inline_link_clicks,spend,actions,action_values',
      filtering: JSON.stringify([{ field: 'campaign.id', operator: 'IN', value: input.campaignIds }]),
      time_range: JSON.stringify({ since: input.from, until: input.to }),
      ...(daily ? { time_increment: '1' } : {}),
      // Without days there is a row a campaign, so that there is one page.
      limit: daily ? ROWS_A_PAGE : input.campaignIds.length,
    };
    const data = await list(http, path`/v25.0/act_${settings.adAccountId}/insights`, query, insight);
    const rows = data.map((row) => ({
      campaignId: row.campaign_id,
      name: plainName(row.campaign_name),
      ...(daily ? { date: row.date_start } : {}),
      impressions: Number(row.impressions),
      clicks: Number(row.inline_link_clicks),
      cost: minorOfUnits(row.spend, money),
      conversions: conversionsIn(row.actions).reduce((sum, { value }) => sum + Number(value), 0),
      conversionValue: conversionsIn(row.action_values)
        .map(({ value }) => minorOfUnits(value, money))
        .reduce((sum, value) => sum + value, 0),
    }));
    return { rows, currency: money };
  },
});

const ROWS_A_PAGE = 500;

/** Action types that sum up what happened on Meta's pages and on ours; their parts must not be added. From memory, see the README. */
const CONVERSIONS: readonly string[] = ['lead', 'purchase'];

const number = z.string().regex(/^\d+(\.\d+)?$/);
const actions = z.array(z.object({ action_type: z.string(), value: number })).default([]);
const insight = z.object({
  campaign_id: z.string(),
  campaign_name: z.string(),
  date_start: z.iso.date(),
  impressions: number.default('0'),
  inline_link_clicks: number.default('0'),
  spend: number.default('0'),
  actions,
  action_values: actions,
});

function conversionsIn(values: z.output<typeof actions>): z.output<typeof actions> {
  return values.filter(({ action_type: type }) => CONVERSIONS.includes(type));
}
