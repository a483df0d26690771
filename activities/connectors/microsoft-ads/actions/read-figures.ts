import { z } from 'zod';
import { askedFigures, campaignFigures } from '../../../kit/campaign-figures.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { minorOfUnits } from '../../../kit/money.ts';
import { accountCurrency, readReport } from '../client.ts';
import { microsoftAds } from '../connector.ts';
import { currency } from '../fields.ts';

export const readFigures = defineAction({
  tool: microsoftAds,
  id: 'microsoft-ads.readFigures',
  summary: 'Read what campaigns delivered and cost from one day to another, both included.',
  input: askedFigures(300),
  output: z.object({
    rows: z.array(campaignFigures.extend({ searchImpressionShare: z.number().optional() })),
    currency,
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://ads.microsoft.com/msads.manage'],
  timeoutMs: 60 * 60_000,
  example: { campaignIds: ['41000000001'], from: '2026-11-01', to: '2026-11-20' },
  async run(call) {
    const money = await accountCurrency(call.http, call.settings);
    const found = await readReport(call, call.input);
    const rows = found.map((row) => ({
      campaignId: row.CampaignId,
      name: row.CampaignName,
      ...(row.TimePeriod === undefined ? {} : { date: row.TimePeriod }),
      impressions: row.Impressions,
      clicks: row.Clicks,
      cost: minorOfUnits(row.Spend, money),
      conversions: row.ConversionsQualified,
      conversionValue: minorOfUnits(row.Revenue, money),
      ...(row.ImpressionSharePercent === undefined
        ? {}
        : { searchImpressionShare: row.ImpressionSharePercent / 100 }),
    }));
    return { rows, currency: money };
  },
});
