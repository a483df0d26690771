import { z } from 'zod';
import { askedFigures, campaignFigures } from '../../../kit/campaign-figures.ts';
import { defineAction } from '../../../kit/define-action.ts';
import type { Http } from '../../../kit/http.ts';
import { minorOfUnits } from '../../../kit/money.ts';
import { path } from '../../../kit/path.ts';
import { plainName } from '../../../kit/marker.ts';
import { accountCurrency, inAccount, restli, restliPath } from '../client.ts';
import { linkedinAds } from '../connector.ts';
import { currency } from '../fields.ts';

/** An address of more than 4,000 signs is too long for the vendor. */
const BATCH = 50;

export const readFigures = defineAction({
  tool: linkedinAds,
  id: 'linkedin-ads.readFigures',
  summary: 'Read what campaigns delivered and cost from one day to another, both included.',
  input: askedFigures(100),
  output: z.object({
    rows: z.array(
      campaignFigures.extend({
        /** Forms filled in on LinkedIn; they are no conversions there. */
        leads: z.int(),
      }),
    ),
    currency,
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['rw_ads', 'r_ads_reporting'],
  example: { campaignIds: ['601000001'], from: '2026-11-01', to: '2026-11-20' },
  async run({ input, settings, http }) {
    const money = await accountCurrency(http, settings);
    const daily = input.daily === true;
    const found: z.output<typeof reportRow>[] = [];
    const names = new Map<string, string>();
    for (let from = 0; from < input.campaignIds.length; from += BATCH) {
      const ids = input.campaignIds.slice(from, from + BATCH);
      found.push(...(await report(http, ids, input)));
      const { results } = await http.get({
        path: restliPath(inAccount(settings, 'adCampaignGroups'), `ids=List(${ids.join()})`),
        response: z.object({ results: z.record(z.string(), z.object({ name: z.string() })) }),
      });
      for (const [id, { name }] of Object.entries(results)) names.set(id, plainName(name));
    }
    const rows = found.map((row) => ({
      campaignId: row.pivotValues[0],
      name: names.get(row.pivotValues[0]) ?? '',
      ...(daily ? { date: row.dateRange.start } : {}),
      impressions: row.impressions,
      clicks: row.clicks,
      cost: minorOfUnits(row.costInLocalCurrency, money),
      conversions: row.externalWebsiteConversions,
      conversionValue: minorOfUnits(row.conversionValueInLocalCurrency, money),
      leads: row.oneClickLeads,
    }));
    return { rows, currency: money };
  },
});

const day = z
  .object({ year: z.int(), month: z.int(), day: z.int() })
  .transform((date) => new Date(Date.UTC(date.year, date.month - 1, date.day)).toISOString().slice(0, 10));
const amount = z.string().regex(/^-?\d+(\.\d+)?$/);
/** What was not measured is absent. */
const reportRow = z.object({
  pivotValues: z.tuple([z.string().transform((urn) => urn.replace(/^.*:/, ''))]),
  dateRange: z.object({ start: day }),
  impressions: z.int().default(0),
  clicks: z.int().default(0),
  costInLocalCurrency: amount.default('0'),
  externalWebsiteConversions: z.int().default(0),
  conversionValueInLocalCurrency: amount.default('0'),
  oneClickLeads: z.int().default(0),
});

async function report(
  http: Http,
  ids: readonly string[],
  { from, to, daily }: { readonly from: string; readonly to: string; readonly daily?: boolean | undefined },
): Promise<readonly z.output<typeof reportRow>[]> {
  const groups = ids.map((id) => restli(`urn:li:sponsoredCampaignGroup:${id}`));
  const query = [
    'q=analytics&pivot=CAMPAIGN_GROUP',
    `timeGranularity=${daily === true ? 'DAILY' : 'ALL'}`,
    `dateRange=(start:${dayOf(from)},end:${dayOf(to)})`,
    `campaignGroups=List(${groups.join()})`,
    `fields=${Object.keys(reportRow.shape).join()}`,
  ];
  const { elements } = await http.get({
    path: restliPath(path`/rest/adAnalytics`, query.join('&')),
    response: z.object({ elements: z.array(reportRow) }),
  });
  return elements;
}

function dayOf(date: string): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return `(year:${year},month:${month},day:${dayOfMonth})`;
}
