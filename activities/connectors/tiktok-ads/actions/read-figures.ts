import { z } from 'zod';
import { askedFigures, campaignFigures } from '../../../kit/campaign-figures.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { minorOfUnits } from '../../../kit/money.ts';
import { plainName } from '../../../kit/marker.ts';
import { accountCurrency, list } from '../client.ts';
import { tiktokAds } from '../connector.ts';
import { campaignId, currency } from '../fields.ts';

export const readFigures = defineAction({
  tool: tiktokAds,
  id: 'tiktok-ads.readFigures',
  summary: 'Read what campaigns delivered and cost from one day to another, both included.',
  input: askedFigures(100),
  output: z.object({ rows: z.array(campaignFigures), currency }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { campaignIds: ['1801000000000001'], from: '2026-11-01', to: '2026-11-20' },
  async run({ input, settings, http }) {
    const money = await accountCurrency(http, settings);
    const daily = input.daily === true;
    const found: z.output<typeof reportRow>[] = [];
    for (const [from, to] of daily ? partsOf(input.from, input.to) : [[input.from, input.to] as const]) {
      const query = {
        advertiser_id: settings.advertiserId,
        report_type: 'BASIC',
        data_level: 'AUCTION_CAMPAIGN',
        dimensions: JSON.stringify(daily ? ['campaign_id', 'stat_time_day'] : ['campaign_id']),
        metrics: JSON.stringify(['campaign_name', 'impressions', 'clicks', 'spend', 'conversion', VALUE]),
        filtering: JSON.stringify([
          { field_name: 'campaign_ids', filter_type: 'IN', filter_value: JSON.stringify(input.campaignIds) },
          { field_name: 'campaign_status', filter_type: 'IN', filter_value: '["STATUS_ALL"]' },
        ]),
        start_date: from,
        end_date: to,
      };
      found.push(...(await list(http, '/open_api/v1.3/report/integrated/get/', query, reportRow)));
    }
    const rows = found.map(({ dimensions, metrics }) => ({
      campaignId: dimensions.campaign_id,
      name: plainName(metrics.campaign_name),
      ...(daily ? { date: dimensions.stat_time_day?.slice(0, 10) } : {}),
      impressions: metrics.impressions,
      clicks: metrics.clicks,
      cost: minorOfUnits(metrics.spend, money),
      conversions: metrics.conversion,
      conversionValue: minorOfUnits(metrics[VALUE], money),
    }));
    return { rows, currency: money };
  },
});

/** What purchases on the website were worth in all, whatever its name says; seen in several public clients, not on a page of the vendor. */
const VALUE = 'total_complete_payment_rate';

const number = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number);
const reportRow = z.object({
  dimensions: z.object({ campaign_id: campaignId, stat_time_day: z.string().optional() }),
  metrics: z.object({
    campaign_name: z.string(),
    impressions: number,
    clicks: number,
    spend: number,
    conversion: number,
    // A dash, or nothing, where the account measures no purchases.
    [VALUE]: number.or(z.unknown().transform(() => 0)),
  }),
});

/** Reports by day may span thirty days at the most. */
const DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

function partsOf(from: string, to: string): readonly (readonly [string, string])[] {
  const isoDate = (time: number) => new Date(time).toISOString().slice(0, 10);
  const parts: (readonly [string, string])[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += DAYS * DAY_MS) {
    parts.push([isoDate(day), isoDate(Math.min(day + (DAYS - 1) * DAY_MS, Date.parse(to)))]);
  }
  return parts;
}
