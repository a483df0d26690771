import { z } from 'zod';
import { askedFigures, campaignFigures } from '../../../kit/campaign-figures.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { accountCurrency, minorOfMicros, search } from '../client.ts';
import { minorOfUnits } from '../../../kit/money.ts';
import { googleAds } from '../connector.ts';
import { currency } from '../fields.ts';

export const readFigures = defineAction({
  tool: googleAds,
  id: 'google-ads.readFigures',
  summary: 'Read what campaigns delivered and cost from one day to another, both included.',
  input: askedFigures(500),
  output: z.object({
    rows: z.array(campaignFigures.extend({ searchImpressionShare: z.number().optional() })),
    currency,
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  example: { campaignIds: ['21000000001'], from: '2026-11-01', to: '2026-11-20' },
  async run({ input, settings, http }) {
    const money = await accountCurrency(http, settings);
    const query = [
      'SELECT campaign.id, campaign.name, metrics.impressions, metrics.clicks, metrics.cost_micros,',
      'metrics.conversions, metrics.conversions_value, metrics.search_impression_share',
      `${input.daily === true ? ', segments.date ' : ''}FROM campaign`,
      `WHERE campaign.id IN (${input.campaignIds.join(', ')})`,
      `AND segments.date BETWEEN '${input.from}' AND '${input.to}'`,
    ].join(' ');
    const found = await search(http, settings, query, figuresRow);
    const rows = found.map(({ campaign, metrics, segments }) => ({
      campaignId: campaign.id,
      name: campaign.name,
      date: segments?.date,
      impressions: Number(metrics.impressions),
      clicks: Number(metrics.clicks),
      cost: minorOfMicros(metrics.costMicros, money),
      conversions: metrics.conversions,
      conversionValue: minorOfUnits(metrics.conversionsValue, money),
      searchImpressionShare: metrics.searchImpressionShare,
    }));
    return { rows, currency: money };
  },
});

/** 64-bit integers arrive as text, and fields without a value may be left out (proto3 JSON mapping). */
const count = z.string().regex(/^\d+$/).default('0');
const figuresRow = z.object({
  campaign: z.object({ id: z.string(), name: z.string() }),
  metrics: z
    .object({
      impressions: count,
      clicks: count,
      costMicros: count,
      conversions: z.number().default(0),
      conversionsValue: z.number().default(0),
      searchImpressionShare: z.number().optional(),
    })
    .prefault({}),
  segments: z.object({ date: z.iso.date() }).optional(),
});
