import { z } from 'zod';
import { deliver } from '../../../sandbox/delivery.ts';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { askedUpTo, today } from '../../../sandbox/latest-day.ts';
import { failed, isoDay, type Dv360, type Query } from './state.ts';

/** What the market is like; a click costs so many micros. */
const MARKET = { click: 1_900_000, clickRate: 0.0022, demand: 0.9 };
const CONVERSIONS_OF_A_CLICK = 0.012;

const day = z.object({ year: z.int(), month: z.int(), day: z.int() });
const newQuery = z.object({
  metadata: z.object({
    title: z.string(),
    format: z.literal('CSV'),
    dataRange: z.object({ range: z.literal('CUSTOM_DATES'), customStartDate: day, customEndDate: day }),
  }),
  params: z.object({
    type: z.literal('STANDARD'),
    groupBys: z.array(z.string().startsWith('FILTER_')),
    metrics: z.array(z.string().startsWith('METRIC_')),
    filters: z.array(z.object({ type: z.string().startsWith('FILTER_'), value: z.string() })),
  }),
  schedule: z.object({ frequency: z.literal('ONE_TIME') }),
});

/** Queries, their reports and the files of these. */
export const reportRoutes: Readonly<Record<string, SandboxRoute<Dv360>>> = {
  'GET /v2/queries': ({ state }) => {
    const queries = Object.values(state.queries).map(
      ({ reports: _reports, asked: _asked, ...query }) => query,
    );
    return reply(200, queries.length === 0 ? {} : { queries: queries.toReversed() });
  },
  'POST /v2/queries': ({ body, state, nextId }) => {
    const parsed = newQuery.safeParse(body);
    if (!parsed.success) return failed(400, 'INVALID_ARGUMENT');
    const queryId = String(910_000 + nextId());
    state.queries[queryId] = { ...parsed.data, queryId, reports: [], asked: 0 };
    return reply(200, { ...parsed.data, queryId });
  },
  'DELETE /v2/queries/{queryId}': ({ params, state }) => {
    const queryId = params['queryId'] ?? '';
    if (state.queries[queryId] === undefined) return failed(404, 'NOT_FOUND');
    delete state.queries[queryId];
    return reply(200, {});
  },
  'POST /v2/queries/{queryId}:run': ({ params, state, nextId }) => {
    const query = state.queries[params['queryId'] ?? ''];
    if (query === undefined) return failed(404, 'NOT_FOUND');
    const reportId = String(920_000 + nextId());
    state.queries[query.queryId] = { ...query, reports: [reportId, ...query.reports] };
    return reply(200, reportOf(query.queryId, reportId, 'QUEUED'));
  },
  'GET /v2/queries/{queryId}/reports': ({ params, state }) => {
    const query = state.queries[params['queryId'] ?? ''];
    if (query === undefined) return failed(404, 'NOT_FOUND');
    const reports = query.reports.map((reportId) => reportOf(query.queryId, reportId, 'RUNNING'));
    return reply(200, reports.length === 0 ? {} : { reports });
  },
  'GET /v2/queries/{queryId}/reports/{reportId}': ({ params, state, baseUrl }) => {
    const query = state.queries[params['queryId'] ?? ''];
    const reportId = params['reportId'] ?? '';
    if (query?.reports.includes(reportId) !== true) return failed(404, 'NOT_FOUND');
    query.asked += 1;
    if (query.asked === 1) return reply(200, reportOf(query.queryId, reportId, 'RUNNING'));
    const file = `${baseUrl}/storage/reports/${query.queryId}.csv?Signature=${SIGNATURE}`;
    return reply(200, reportOf(query.queryId, reportId, 'DONE', file));
  },
  'GET /storage/reports/{queryId}.csv': ({ params, state, now }) => {
    const query = state.queries[params['queryId'] ?? ''];
    return query === undefined ? reply(404, 'no such file') : reply(200, fileOf(state, query, now()));
  },
};

/** What lets a reader of a file in. */
export const SIGNATURE = 'sandbox-signature';

function reportOf(queryId: string, reportId: string, state: string, file?: string): object {
  const googleCloudStoragePath = file === undefined ? {} : { googleCloudStoragePath: file };
  return {
    key: { queryId, reportId },
    metadata: { ...googleCloudStoragePath, status: { state, format: 'CSV' } },
  };
}

/** As the vendor writes it: a line of titles, the rows, a line of sums, and how the report was made. */
function fileOf(state: Dv360, { metadata, params }: Query, now: Date): string {
  const from = isoDay(metadata.dataRange.customStartDate);
  const to = isoDay(metadata.dataRange.customEndDate);
  askedUpTo(state, to);
  const wanted = params.filters.filter(({ type }) => type === 'FILTER_LINE_ITEM').map(({ value }) => value);
  const rows = Object.values(state.lineItems)
    .filter(({ lineItemId }) => wanted.includes(lineItemId))
    .flatMap(({ lineItemId, displayName, insertionOrderId }) => {
      const [segment] = state.insertionOrders[insertionOrderId]?.budget.budgetSegments ?? [];
      if (segment === undefined) return [];
      const flight = {
        pace: state.paces[lineItemId] ?? [],
        start: Date.parse(isoDay(segment.dateRange.startDate)),
        end: Date.parse(`${isoDay(segment.dateRange.endDate)}T23:59:59Z`),
      };
      const range = { from, to, now: today(state, now), name: displayName };
      const { spent, clicks, impressions } = deliver([flight], MARKET, range);
      if (impressions === 0) return [];
      const conversions = (clicks * CONVERSIONS_OF_A_CLICK).toFixed(2);
      const cost = (spent / 1_000_000).toFixed(6);
      return [
        `${lineItemId},"${displayName}",${state.currencyCode},${impressions},${Math.floor(clicks)},${cost},${conversions}`,
      ];
    });
  return [TITLES, ...rows, ',,,,,,', '', 'Report Time:,2026/12/01 08:00 GMT', 'MRC Accredited Metrics,'].join(
    '\n',
  );
}

const TITLES =
  'Line Item ID,Line Item,Advertiser Currency,Impressions,Clicks,Total Media Cost (Advertiser Currency),Total Conversions';
