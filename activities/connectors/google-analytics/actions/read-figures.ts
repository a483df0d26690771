import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { minorOfUnits } from '../../../kit/money.ts';
import { googleAnalytics } from '../connector.ts';
import { propertyId } from '../fields.ts';

export const readFigures = defineAction({
  tool: googleAnalytics,
  id: 'google-analytics.readFigures',
  summary: 'Read what visits of campaigns led to from one day to another, both included.',
  input: z.strictObject({
    propertyId,
    /** Values of utm_campaign. */
    campaigns: z.array(z.string().min(1)).min(1).max(100),
    from: z.iso.date(),
    to: z.iso.date(),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        campaign: z.string(),
        sessions: z.int(),
        bounceRate: z.number(),
        keyEvents: z.number(),
        revenue: z.int(),
      }),
    ),
    currency: z.string(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/analytics.readonly'],
  example: {
    propertyId: '412730955',
    campaigns: ['de_sales_brand_202610'],
    from: '2026-11-01',
    to: '2026-11-20',
  },
  async run({ input, http }) {
    const report = await http.post({
      path: path`/v1beta/properties/${input.propertyId}:runReport`,
      json: {
        dateRanges: [{ startDate: input.from, endDate: input.to }],
        dimensions: [{ name: CAMPAIGN }],
        metrics: METRICS.map((name) => ({ name })),
        dimensionFilter: {
          filter: { fieldName: CAMPAIGN, inListFilter: { values: input.campaigns, caseSensitive: true } },
        },
        // One row a campaign, so that there is one page.
        limit: String(input.campaigns.length),
      },
      response: z.object({
        rows: z.array(reportRow).default([]),
        metadata: z.object({ currencyCode: z.string() }),
      }),
    });
    const currency = report.metadata.currencyCode;
    const rows = report.rows.map(({ dimensionValues: [campaign], metricValues }) => {
      const [sessions, bounceRate, keyEvents, revenue] = metricValues.map(({ value }) => value);
      return {
        campaign: campaign.value,
        sessions: Number(sessions),
        bounceRate: Number(bounceRate),
        keyEvents: Number(keyEvents),
        revenue: minorOfUnits(revenue ?? '', currency),
      };
    });
    return { rows, currency };
  },
});

/** API names of the GA4 schema; developers.google.com/analytics/devguides/reporting/data/v1/api-schema. */
const CAMPAIGN = 'sessionManualCampaignName';
const METRICS = ['sessions', 'bounceRate', 'keyEvents', 'totalRevenue'] as const;

const named = z.object({ value: z.string() });
const metric = z.object({ value: z.string().regex(/^-?\d+(\.\d+)?$/) });
const reportRow = z.object({
  dimensionValues: z.tuple([named]),
  metricValues: z.tuple([metric, metric, metric, metric]),
});
