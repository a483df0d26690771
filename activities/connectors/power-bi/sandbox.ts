import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';
import { evaluate, type Row } from './sandbox/dax.ts';

interface Refresh {
  readonly requestId: string;
  readonly refreshType: 'ViaApi' | 'Scheduled';
  readonly startTime: string;
  readonly endTime?: string;
  readonly status: 'Unknown' | 'Completed' | 'Failed';
  readonly serviceExceptionJson?: string;
}

interface Table {
  readonly columns: readonly string[];
  rows: readonly Row[];
}

interface Dataset {
  readonly name: string;
  /** Rows can be pushed, or the dataset is refreshed from sources. */
  readonly push: boolean;
  /** Newest first. */
  refreshes: readonly Refresh[];
  readonly tables: Record<string, Table>;
}

interface PowerBi {
  readonly datasets: Record<string, Dataset>;
  readonly reports: Record<string, { readonly name: string; readonly reportType: string }>;
  /** How often each job was asked after; a job is forgotten when its file was read. */
  readonly exports: Record<string, number>;
}

const WORKSPACE = 'c0ffee00-0000-4000-8000-000000000001';
const TOKEN = 'eyJ0.sandbox-power-bi';
const MOST_REFRESHES_A_DAY = 8;
const DAY_MS = 24 * 60 * 60 * 1000;

const refreshRequest = z.strictObject({ notifyOption: z.literal('NoNotification') });
const rowsRequest = z.object({
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))).max(10_000),
});
const queryRequest = z.object({ queries: z.tuple([z.object({ query: z.string() })]) });
const exportRequest = z.object({
  format: z.literal('CSV'),
  paginatedReportConfiguration: z.object({
    parameterValues: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
});

const GROUP = '/v1.0/myorg/groups/{groupId}';
const REFRESHES = `${GROUP}/datasets/{datasetId}/refreshes`;
const ROWS = `${GROUP}/datasets/{datasetId}/tables/{table}/rows`;
const EXPORT = `${GROUP}/reports/{reportId}/exports/{exportId}`;

export const powerBiSandbox = defineSandbox<PowerBi>({
  tool: 'power-bi',
  connection: { token: TOKEN, settings: { workspaceId: WORKSPACE } },
  refuse: () =>
    reply(401, { error: { code: 'TokenInvalid', message: 'The sandbox does not know the token.' } }),
  unknown: () => failed(404, 'ItemNotFound'),
  initial: () => ({
    datasets: {
      'c0ffee00-0000-4000-8000-000000000011': {
        name: 'Channels',
        push: false,
        refreshes: [
          {
            requestId: 'c0ffee00-0000-4000-8000-0000000000a1',
            refreshType: 'Scheduled',
            startTime: '2026-11-30T04:00:00.000Z',
            endTime: '2026-11-30T04:03:00.000Z',
            status: 'Completed',
          },
        ],
        tables: {},
      },
      'c0ffee00-0000-4000-8000-000000000012': {
        name: 'Campaign results',
        push: true,
        refreshes: [],
        tables: {
          Results: {
            columns: ['Campaign', 'Channel', 'Leads', 'Paid', 'Reference'],
            rows: [
              { Campaign: 'de_sales_brand_202610', Channel: 'google-ads', Leads: 12, Paid: true },
              { Campaign: 'de_sales_brand_202610', Channel: 'klaviyo', Leads: 5, Paid: false },
            ],
          },
        },
      },
    },
    reports: {
      'c0ffee00-0000-4000-8000-000000000021': { name: 'All channels', reportType: 'PowerBIReport' },
      'c0ffee00-0000-4000-8000-000000000022': { name: 'Leads by quarter', reportType: 'PaginatedReport' },
    },
    exports: {},
  }),
  routes: {
    [`GET ${REFRESHES}`]: ({ params, query, state, now }) => {
      const dataset = state.datasets[params['datasetId'] ?? ''];
      if (dataset === undefined) return failed(404, 'ItemNotFound');
      const shown = dataset.refreshes.slice(0, Number(query.get('$top') ?? 60));
      // Whoever asks sees it under way once; then it is done.
      dataset.refreshes = dataset.refreshes.map((refresh) =>
        refresh.status === 'Unknown'
          ? { ...refresh, status: 'Completed', endTime: now().toISOString() }
          : refresh,
      );
      return reply(200, { value: shown });
    },
    [`POST ${REFRESHES}`]: ({ params, body, state, nextId, now }) => {
      const dataset = state.datasets[params['datasetId'] ?? ''];
      if (dataset === undefined) return failed(404, 'ItemNotFound');
      if (!refreshRequest.safeParse(body).success || dataset.push) return failed(400, 'InvalidRequest');
      if (dataset.refreshes.some(({ status }) => status === 'Unknown')) {
        return failed(400, 'RefreshInProgressException');
      }
      const today = dataset.refreshes.filter(
        ({ startTime }) => now().getTime() - Date.parse(startTime) < DAY_MS,
      );
      if (today.length >= MOST_REFRESHES_A_DAY) return failed(400, 'RefreshLimitExceeded');
      const requestId = `c0ffee00-0000-4000-8000-${String(nextId()).padStart(12, '0')}`;
      const startTime = now().toISOString();
      dataset.refreshes = [
        { requestId, refreshType: 'ViaApi', startTime, status: 'Unknown' },
        ...dataset.refreshes,
      ];
      return reply(202, undefined, { 'x-ms-request-id': requestId });
    },
    [`POST ${ROWS}`]: ({ params, body, state }) => {
      const table = pushTable(state, params);
      if (table === undefined) return failed(404, 'ItemNotFound');
      const parsed = rowsRequest.safeParse(body);
      if (!parsed.success) return failed(400, 'InvalidRequest');
      const { rows } = parsed.data;
      if (rows.some((row) => Object.keys(row).some((name) => !table.columns.includes(name)))) {
        return failed(400, 'InvalidRowColumns');
      }
      table.rows = [...table.rows, ...rows];
      return reply(200);
    },
    [`DELETE ${ROWS}`]: ({ params, state }) => {
      const table = pushTable(state, params);
      if (table === undefined) return failed(404, 'ItemNotFound');
      table.rows = [];
      return reply(200);
    },
    [`POST ${GROUP}/datasets/{datasetId}/executeQueries`]: ({ params, body, state }) => {
      const dataset = state.datasets[params['datasetId'] ?? ''];
      if (dataset === undefined) return failed(404, 'ItemNotFound');
      const parsed = queryRequest.safeParse(body);
      const rows = parsed.success ? evaluate(parsed.data.queries[0].query, dataset.tables) : undefined;
      if (rows === undefined) return failed(400, 'DatasetExecuteQueriesError');
      return reply(200, { results: [{ tables: [{ rows }] }] });
    },
    [`GET ${GROUP}/reports/{reportId}`]: ({ params, state }) => {
      const id = params['reportId'] ?? '';
      const report = state.reports[id];
      if (report === undefined) return failed(404, 'PowerBIEntityNotFound');
      const kind = report.reportType === 'PaginatedReport' ? 'rdlreports' : 'reports';
      return reply(200, {
        id,
        ...report,
        webUrl: `https://app.powerbi.com/groups/${WORKSPACE}/${kind}/${id}`,
        embedUrl: `https://app.powerbi.com/reportEmbed?reportId=${id}&groupId=${WORKSPACE}`,
      });
    },
    [`POST ${GROUP}/reports/{reportId}/ExportTo`]: ({ params, body, state, now }) => {
      const id = params['reportId'] ?? '';
      const report = state.reports[id];
      if (report === undefined) return failed(404, 'PowerBIEntityNotFound');
      if (report.reportType !== 'PaginatedReport' || !exportRequest.safeParse(body).success) {
        return failed(400, 'InvalidExportFormat');
      }
      const job = `export-${id}`;
      state.exports[job] = 0;
      return reply(202, {
        id: job,
        reportId: id,
        status: 'NotStarted',
        createdDateTime: now().toISOString(),
      });
    },
    [`GET ${EXPORT}`]: ({ params, state }) => {
      const job = params['exportId'] ?? '';
      const asked = state.exports[job];
      if (asked === undefined) return failed(404, 'ExportNotFound');
      state.exports[job] = asked + 1;
      return asked === 0
        ? reply(202, { id: job, status: 'Running', percentComplete: 40 })
        : reply(200, { id: job, status: 'Succeeded', percentComplete: 100, ResourceFileExtension: '.csv' });
    },
    [`GET ${EXPORT}/file`]: ({ params, state }) => {
      const job = params['exportId'] ?? '';
      if (state.exports[job] === undefined) return failed(404, 'ExportNotFound');
      delete state.exports[job];
      return reply(200, 'Quarter,Leads\r\n2026Q3,311\r\n2026Q4,142\r\n');
    },
  },
});

function pushTable({ datasets }: PowerBi, params: Readonly<Record<string, string>>): Table | undefined {
  const dataset = datasets[params['datasetId'] ?? ''];
  return dataset?.push === true ? dataset.tables[params['table'] ?? ''] : undefined;
}

function failed(status: number, code: string): SandboxReply {
  return reply(status, { error: { code, message: `The sandbox refused: ${code}.` } });
}
