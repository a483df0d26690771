import { z } from 'zod';
import type { Call } from '../../../kit/define-action.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import type { Http } from '../../../kit/http.ts';
import { minorOfUnits } from '../../../kit/money.ts';
import { path } from '../../../kit/path.ts';
import { dayOf, rowsOf, type Settings } from '../client.ts';
import { dv360 } from '../connector.ts';
import { currency, lineItemId } from '../fields.ts';

const input = z.strictObject({
  lineItemIds: z.array(lineItemId).min(1).max(500),
  from: z.iso.date(),
  to: z.iso.date(),
});

export const readFigures = defineAction({
  tool: dv360,
  id: 'dv360.readFigures',
  summary: 'Read what line items delivered and cost from one day to another, both included.',
  input,
  /** A line item that delivered nothing has no row; `currency` is absent where none did. */
  output: z.object({
    rows: z.array(
      z.object({
        lineItemId,
        name: z.string(),
        impressions: z.int(),
        clicks: z.int(),
        cost: z.int(),
        conversions: z.number(),
      }),
    ),
    currency: currency.optional(),
  }),
  // The report that is made for it is found again by its title, and thrown away in the end.
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/doubleclickbidmanager'],
  timeoutMs: 45 * 60 * 1000,
  example: { lineItemIds: ['71000001'], from: '2026-11-01', to: '2026-11-20' },
  async run(call) {
    const { http, marker } = call;
    const title = `${marker} ${call.input.from} ${call.input.to}`;
    const queryId = (await findQuery(http, title)) ?? (await createQuery(call, title));
    const reportId = (await findReport(http, queryId)) ?? (await runQuery(http, queryId));
    const rows = rowsOf(await download(http, await finished(call, queryId, reportId)), COLUMNS);
    const figures = {
      rows: rows.map((row) => ({
        lineItemId: row['Line Item ID'],
        name: row['Line Item'],
        impressions: Number(row.Impressions),
        clicks: Number(row.Clicks),
        cost: minorOfUnits(row['Total Media Cost (Advertiser Currency)'], row['Advertiser Currency']),
        conversions: Number(row['Total Conversions']),
      })),
      currency: rows[0]?.['Advertiser Currency'],
    };
    // Only now: another attempt reads the file of this one where it could not be read.
    await http.delete({ host: 'reporting', path: path`/v2/queries/${queryId}`, response: z.looseObject({}) });
    return figures;
  },
});

/** Dimensions and figures, and how the file titles them. */
const GROUPS = ['FILTER_LINE_ITEM', 'FILTER_LINE_ITEM_NAME', 'FILTER_ADVERTISER_CURRENCY'];
const METRICS = [
  'METRIC_IMPRESSIONS',
  'METRIC_CLICKS',
  'METRIC_TOTAL_MEDIA_COST_ADVERTISER',
  'METRIC_TOTAL_CONVERSIONS',
];

const COLUMNS = [
  'Line Item ID',
  'Line Item',
  'Advertiser Currency',
  'Impressions',
  'Clicks',
  'Total Media Cost (Advertiser Currency)',
  'Total Conversions',
] as const;

const query = z.object({ queryId: z.string() });
const report = z.object({
  key: z.object({ reportId: z.string() }),
  metadata: z.object({
    googleCloudStoragePath: z.string().optional(),
    status: z.object({ state: z.enum(['QUEUED', 'RUNNING', 'DONE', 'FAILED']) }),
  }),
});

/** An earlier attempt's query is among the latest. */
async function findQuery(http: Http, title: string): Promise<string | undefined> {
  const { queries = [] } = await http.get({
    host: 'reporting',
    path: '/v2/queries',
    query: { orderBy: 'queryId desc', pageSize: 100 },
    response: z.object({
      queries: z.array(query.extend({ metadata: z.object({ title: z.string().optional() }) })).optional(),
    }),
  });
  return queries.find(({ metadata }) => metadata.title === title)?.queryId;
}

async function createQuery(
  { input: asked, settings, http }: Call<z.output<typeof input>, Settings>,
  title: string,
): Promise<string> {
  const { queryId } = await http.post({
    host: 'reporting',
    path: '/v2/queries',
    json: {
      metadata: {
        title,
        format: 'CSV',
        sendNotification: false,
        dataRange: {
          range: 'CUSTOM_DATES',
          customStartDate: dayOf(asked.from),
          customEndDate: dayOf(asked.to),
        },
      },
      params: {
        type: 'STANDARD',
        groupBys: GROUPS,
        metrics: METRICS,
        filters: [
          { type: 'FILTER_ADVERTISER', value: settings.advertiserId },
          ...asked.lineItemIds.map((value) => ({ type: 'FILTER_LINE_ITEM', value })),
        ],
      },
      schedule: { frequency: 'ONE_TIME' },
    },
    response: query,
  });
  return queryId;
}

async function findReport(http: Http, queryId: string): Promise<string | undefined> {
  const { reports = [] } = await http.get({
    host: 'reporting',
    path: path`/v2/queries/${queryId}/reports`,
    query: { orderBy: 'key.reportId desc', pageSize: 10 },
    response: z.object({ reports: z.array(report).optional() }),
  });
  return reports.find(({ metadata }) => metadata.status.state !== 'FAILED')?.key.reportId;
}

async function runQuery(http: Http, queryId: string): Promise<string> {
  const { key } = await http.post({
    host: 'reporting',
    path: path`/v2/queries/${queryId}:run`,
    query: { synchronous: false },
    json: {},
    response: report.pick({ key: true }),
  });
  return key.reportId;
}

const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 60_000;
const QUESTIONS = 40;

/** Asks until the report is there; answers with the address of its file. */
async function finished(
  { http, pause, heartbeat }: Call<unknown>,
  queryId: string,
  reportId: string,
): Promise<string> {
  for (let asked = 0; asked < QUESTIONS; asked += 1) {
    const { metadata } = await http.get({
      host: 'reporting',
      path: path`/v2/queries/${queryId}/reports/${reportId}`,
      response: report,
    });
    const { state } = metadata.status;
    if (state === 'DONE' && metadata.googleCloudStoragePath !== undefined)
      return metadata.googleCloudStoragePath;
    if (state === 'FAILED')
      throw toolError('UNAVAILABLE', { action: 'dv360.readFigures', vendorCode: 'FAILED' });
    heartbeat({ asked });
    await pause(Math.min(FIRST_PAUSE_MS * 2 ** asked, LONGEST_PAUSE_MS));
  }
  throw toolError('TIMEOUT', { action: 'dv360.readFigures', fields: ['the report is not finished'] });
}

/** The address is signed and expires: it is a credential of its own, and must not be quoted. */
async function download(http: Http, address: string): Promise<string> {
  const url = new URL(address);
  if (url.origin !== STORAGE && url.origin !== new URL(http.baseUrl).origin) {
    throw toolError('BAD_RESPONSE', { action: 'dv360.readFigures', fields: ['googleCloudStoragePath'] });
  }
  return await http.get({
    baseUrl: url.origin,
    path: { value: url.pathname + url.search, template: '/{}' },
    anonymous: true,
    response: z.string(),
  });
}

/** Where the vendor puts the files of reports. */
const STORAGE = 'https://storage.googleapis.com';
