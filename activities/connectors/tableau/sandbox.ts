import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

interface Extract {
  readonly name: string;
  refreshedAt: string;
}

interface View {
  readonly name: string;
  readonly contentUrl: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

interface Job {
  readonly extract: string;
  /** How often it was asked after: it is done at the second time. */
  asked: number;
}

interface Tableau {
  readonly extracts: Record<string, Extract>;
  readonly views: Record<string, View>;
  /** Jobs that have not been told to be done. */
  readonly jobs: Record<string, Job>;
}

const SITE = { id: 'ab1e0000-0000-4000-8000-000000000001', contentUrl: 'marketing' };
const PAT = { name: 'maschinenraum', secret: 'sandbox-tableau-secret' };
const TOKEN = 'sandbox-tableau-session';
const API = '/api/3.24';
const SITES = `${API}/sites/{siteId}`;

const signIn = z.object({
  credentials: z.object({
    personalAccessTokenName: z.literal(PAT.name),
    personalAccessTokenSecret: z.literal(PAT.secret),
    site: z.object({ contentUrl: z.literal(SITE.contentUrl) }),
  }),
});

export const tableauSandbox = defineSandbox<Tableau>({
  tool: 'tableau',
  connection: {
    clientId: PAT.name,
    clientSecret: PAT.secret,
    settings: { site: SITE.contentUrl, siteId: SITE.id },
  },
  secrets: [TOKEN],
  admits: ({ headers, path }) => path === `${API}/auth/signin` || headers['x-tableau-auth'] === TOKEN,
  refuse: () => failed(401, '401002'),
  unknown: () => failed(404, '404000'),
  initial: () => ({
    extracts: {
      'ab1e0000-0000-4000-8000-000000000011': { name: 'Channels', refreshedAt: '2026-11-30T04:00:00Z' },
      'ab1e0000-0000-4000-8000-000000000012': { name: 'Marketing', refreshedAt: '2026-11-30T04:10:00Z' },
    },
    views: {
      'ab1e0000-0000-4000-8000-000000000021': {
        name: 'Channels by quarter',
        contentUrl: 'Marketing/sheets/Channelsbyquarter',
        rows: [
          { Channel: 'google-ads', Campaign: 'de_sales_brand_202610', Leads: '1,204' },
          { Channel: 'meta-ads', Campaign: 'de_sales_brand_202610', Leads: '311' },
          { Channel: 'trade-fair', Campaign: 'Hannover, hall 5', Leads: '' },
        ],
      },
    },
    jobs: {},
  }),
  routes: {
    [`POST ${API}/auth/signin`]: ({ body }) =>
      signIn.safeParse(body).success
        ? reply(200, {
            credentials: {
              site: { id: SITE.id },
              user: { id: 'ab1e0000-0000-4000-8000-000000000002' },
              token: TOKEN,
            },
          })
        : failed(401, '401001'),
    [`POST ${SITES}/datasources/{id}/refresh`]: ({ params, state, nextId, now }) =>
      refresh(state, params['id'] ?? '', nextId, now()),
    [`POST ${SITES}/workbooks/{id}/refresh`]: ({ params, state, nextId, now }) =>
      refresh(state, params['id'] ?? '', nextId, now()),
    [`GET ${SITES}/jobs/{id}`]: ({ params, state, now }) => {
      const id = params['id'] ?? '';
      const job = state.jobs[id];
      if (job === undefined) return failed(404, '404031');
      return advance(state, id, job, now())
        ? reply(200, { job: { id, mode: 'Asynchronous', completedAt: now().toISOString(), finishCode: '0' } })
        : reply(200, { job: { id, mode: 'Asynchronous', progress: '40' } });
    },
    [`GET ${SITES}/views/{id}`]: ({ params, state }) => {
      const id = params['id'] ?? '';
      const view = state.views[id];
      if (view === undefined) return failed(404, '404011');
      const times = { createdAt: '2026-10-01T00:00:00Z', updatedAt: '2026-10-01T00:00:00Z' };
      return reply(200, {
        view: { id, name: view.name, contentUrl: view.contentUrl, ...times, tags: {} },
      });
    },
    [`GET ${SITES}/views/{id}/data`]: ({ params, query, state }) => {
      const view = state.views[params['id'] ?? ''];
      if (view === undefined) return failed(404, '404011');
      const wanted = [...query].filter(([name]) => name.startsWith('vf_'));
      const rows = view.rows.filter((row) =>
        wanted.every(([name, values]) => valuesOf(values).includes(row[name.slice('vf_'.length)] ?? '')),
      );
      const titles = Object.keys(view.rows[0] ?? {});
      const lines = [titles, ...rows.map((row) => titles.map((title) => row[title] ?? ''))];
      return reply(200, lines.map((line) => line.map(quoted).join(',')).join('\n'), {
        'content-type': 'text/csv',
      });
    },
  },
});

/** One at a time for an extract; who asks again while it is under way is refused, and time goes on. */
function refresh(state: Tableau, id: string, nextId: () => number, now: Date): SandboxReply {
  if (state.extracts[id] === undefined) return failed(404, '404004');
  const underWay = Object.entries(state.jobs).find(([, { extract }]) => extract === id);
  if (underWay !== undefined) {
    advance(state, ...underWay, now);
    return failed(409, '409093');
  }
  const jobId = `ab1e0000-0000-4000-8000-${String(nextId()).padStart(12, '0')}`;
  state.jobs[jobId] = { extract: id, asked: 0 };
  return reply(202, { job: { id: jobId, mode: 'Asynchronous', type: 'RefreshExtract' } });
}

/** True where the job is done by now. */
function advance(state: Tableau, id: string, job: Job, now: Date): boolean {
  job.asked += 1;
  if (job.asked < 2) return false;
  const extract = state.extracts[job.extract];
  if (extract !== undefined) extract.refreshedAt = now.toISOString();
  delete state.jobs[id];
  return true;
}

function valuesOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:\\.|[^,\\])+/g)].map(([value]) => value.replaceAll(/\\(.)/g, '$1'));
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function failed(status: number, code: string): SandboxReply {
  return reply(status, { error: { code, summary: 'Refused', detail: `The sandbox refused: ${code}.` } });
}
