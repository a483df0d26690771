import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

type Row = Readonly<Record<string, string | number>>;

interface Query {
  readonly model: string;
  readonly view: string;
  readonly fields: readonly string[];
  readonly filters?: Readonly<Record<string, string>> | undefined;
}

interface Looker {
  readonly looks: Record<string, { readonly id: string; readonly title: string; readonly query: Query }>;
  readonly dashboards: Record<
    string,
    { readonly title: string; readonly filters: readonly string[]; deleted: boolean }
  >;
  /** Rows of an explore, by model and view. */
  readonly explores: Record<string, readonly Row[]>;
  /** Explores whose queries the warehouse refuses. */
  readonly broken: readonly string[];
}

const CREDENTIALS = { clientId: 'sandbox-looker-client', clientSecret: 'sandbox-looker-client-secret' };
const TOKEN = 'sandbox-looker-access-token';

const signIn = z.strictObject({ client_id: z.string(), client_secret: z.string() });

const inlineQuery = z.looseObject({
  model: z.string(),
  view: z.string(),
  fields: z.array(z.string()).min(1),
  filters: z.record(z.string(), z.string()).optional(),
});

const campaigns = ['de_leads_monitoring_202612', 'de_sales_brand_202610', 'at_leads_retrofit_202611'];

export const lookerSandbox = defineSandbox<Looker>({
  tool: 'looker',
  connection: { ...CREDENTIALS, settings: { webUrl: 'https://looker.example' } },
  secrets: [TOKEN],
  admits: ({ path, headers }) => path === '/login' || headers['authorization'] === `token ${TOKEN}`,
  refuse: () => failed(401, 'Requires authentication.'),
  unknown: () => failed(404, 'Not found'),
  initial: () => ({
    looks: {
      7: {
        id: '7',
        title: 'Leads by campaign',
        query: {
          model: 'marketing',
          view: 'campaigns',
          fields: ['campaigns.name', 'leads.count', 'leads.cost_per_lead'],
          filters: { 'campaigns.market': 'de' },
        },
      },
      9: {
        id: '9',
        title: 'Leads by campaign (table is gone)',
        query: { model: 'marketing', view: 'archive', fields: ['archive.name'] },
      },
    },
    dashboards: {
      42: { title: 'Campaign', filters: ['Campaign', 'Period'], deleted: false },
      43: { title: 'Campaign (old)', filters: [], deleted: true },
      'marketing::weekly': { title: 'Weekly', filters: [], deleted: false },
    },
    explores: {
      'marketing/campaigns': campaigns.map((name, index) => ({
        'campaigns.name': name,
        'campaigns.market': name.slice(0, 2),
        'leads.count': 40 + index * 17,
        'leads.cost_per_lead': 31.5 + index,
      })),
    },
    broken: ['marketing/archive'],
  }),
  routes: {
    'POST /login': ({ body }) => {
      const parsed = signIn.safeParse(body);
      const known =
        parsed.data?.client_id === CREDENTIALS.clientId &&
        parsed.data.client_secret === CREDENTIALS.clientSecret;
      if (!known) return failed(404, 'Not found');
      return reply(200, { access_token: TOKEN, token_type: 'Bearer', expires_in: 3600 });
    },
    'GET /looks/{lookId}': ({ params, state }) => {
      const look = state.looks[params['lookId'] ?? ''];
      return look === undefined ? failed(404, 'Not found') : reply(200, { query: look.query });
    },
    'GET /looks/{lookId}/run/json': ({ params, query, state }) => {
      const look = state.looks[params['lookId'] ?? ''];
      return look === undefined ? failed(404, 'Not found') : rowsOf(state, look.query, query);
    },
    'POST /queries/run/json': ({ body, query, state }) => {
      const parsed = inlineQuery.safeParse(body);
      if (!parsed.success) {
        return failed(422, 'Validation failed', parsed.error.issues[0]?.path.join('.') ?? 'query');
      }
      return rowsOf(state, parsed.data, query);
    },
    'GET /dashboards/{dashboardId}': ({ params, state }) => {
      const id = params['dashboardId'] ?? '';
      const dashboard = state.dashboards[id];
      if (dashboard === undefined) return failed(404, 'Not found');
      const { title, filters, deleted } = dashboard;
      const dashboardFilters = filters.map((name, row) => ({
        id: String(row + 1),
        dashboard_id: id,
        name,
        title: name,
        type: 'string',
      }));
      const url = `/dashboards/${id}`;
      return reply(200, { id, title, url, deleted, dashboard_filters: dashboardFilters });
    },
  },
});

/** Filters are equal or, with a percent sign, begin alike. */
function rowsOf(
  state: Looker,
  { model, view, fields, filters }: Query,
  query: URLSearchParams,
): SandboxReply {
  if (state.broken.includes(`${model}/${view}`)) {
    const looker_error = `Table "${view}" does not exist: SELECT name FROM ${view} WHERE email = 'ada@example.com'`;
    return reply(200, [{ looker_error }]);
  }
  const explore = state.explores[`${model}/${view}`];
  if (explore === undefined) return failed(404, 'Not found');
  const matches = (row: Row): boolean =>
    Object.entries(filters ?? {}).every(([field, wanted]) => {
      const value = String(row[field]);
      return wanted.endsWith('%') ? value.startsWith(wanted.slice(0, -1)) : value === wanted;
    });
  const rows = explore
    .filter(matches)
    .slice(0, Number(query.get('limit') ?? 500))
    .map((row) => Object.fromEntries(fields.map((field) => [field, row[field]])));
  return reply(200, rows);
}

function failed(status: number, message: string, field?: string): SandboxReply {
  const documentation_url = 'https://docs.cloud.google.com/looker/';
  const errors = [{ field, code: 'invalid', message, documentation_url }];
  return reply(status, { message, documentation_url, ...(field === undefined ? {} : { errors }) });
}
