import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

interface Site {
  /** Searches that found us, with the page that they found. */
  readonly searches: readonly { readonly phrase: string; readonly page: string; readonly position: number }[];
  /** Addresses that Google does not show, and what it says of them. */
  readonly blocked: Readonly<Record<string, string>>;
  readonly sitemaps: Record<string, { readonly lastSubmitted: string; readonly pages: number }>;
}

interface GoogleSearchConsole {
  readonly sites: Record<string, Site>;
}

const filter = z.discriminatedUnion('dimension', [
  z.object({
    dimension: z.literal('QUERY'),
    operator: z.literal('INCLUDING_REGEX'),
    expression: z.string().max(4096),
  }),
  z.object({ dimension: z.literal('COUNTRY'), operator: z.literal('EQUALS'), expression: z.string() }),
  z.object({
    dimension: z.literal('DEVICE'),
    operator: z.literal('EQUALS'),
    expression: z.enum(['DESKTOP', 'MOBILE', 'TABLET']),
  }),
]);

const query = z.object({
  startDate: z.iso.date(),
  endDate: z.iso.date(),
  dimensions: z.array(z.enum(['QUERY', 'PAGE'])).min(1),
  dimensionFilterGroups: z
    .array(z.object({ groupType: z.literal('AND').optional(), filters: z.array(filter).min(1) }))
    .optional(),
  dataState: z.literal('FINAL'),
  rowLimit: z.int().min(1).max(25_000),
});

const inspection = z.object({ siteUrl: z.string(), inspectionUrl: z.url(), languageCode: z.string() });

const SITE = 'https://www.maschinenraum.example';
const DAY_MS = 24 * 60 * 60 * 1000;

export const googleSearchConsoleSandbox = defineSandbox<GoogleSearchConsole>({
  tool: 'google-search-console',
  connection: { token: 'ya29.sandbox-google-search-console' },
  refuse: () => failed(401, 'UNAUTHENTICATED', 'authError'),
  unknown: () => failed(404, 'NOT_FOUND', 'notFound'),
  initial: () => ({
    sites: {
      'sc-domain:maschinenraum.example': {
        searches: [
          { phrase: 'marketing automation', page: `${SITE}/`, position: 8.4 },
          { phrase: 'marketing automation', page: `${SITE}/monitoring`, position: 14.2 },
          { phrase: 'bpmn tool', page: `${SITE}/bpmn`, position: 3.1 },
          { phrase: 'workflow software', page: `${SITE}/`, position: 21.7 },
          { phrase: 'maschinenraum', page: `${SITE}/`, position: 1 },
        ],
        blocked: { [`${SITE}/draft`]: 'BLOCKED_BY_META_TAG' },
        sitemaps: { [`${SITE}/sitemap.xml`]: { lastSubmitted: '2026-10-01T08:00:00Z', pages: 42 } },
      },
    },
  }),
  routes: {
    'POST /webmasters/v3/sites/{site}/searchAnalytics/query': ({ params, body, state }) => {
      const site = state.sites[params['site'] ?? ''];
      if (site === undefined) return failed(403, 'PERMISSION_DENIED', 'forbidden');
      const parsed = query.safeParse(body);
      if (!parsed.success) return failed(400, 'INVALID_ARGUMENT', 'invalidParameter');
      return reply(200, { rows: rowsOf(site, parsed.data), responseAggregationType: 'BY_PROPERTY' });
    },
    'POST /v1/urlInspection/index:inspect': ({ body, state }) => {
      const parsed = inspection.safeParse(body);
      if (!parsed.success) return failed(400, 'INVALID_ARGUMENT', 'invalidParameter');
      const site = state.sites[parsed.data.siteUrl];
      if (site === undefined) return failed(403, 'PERMISSION_DENIED', 'forbidden');
      return reply(200, {
        inspectionResult: { indexStatusResult: statusOf(site, parsed.data.inspectionUrl) },
      });
    },
    'GET /webmasters/v3/sites/{site}/sitemaps': ({ params, state }) => {
      const site = state.sites[params['site'] ?? ''];
      if (site === undefined) return failed(403, 'PERMISSION_DENIED', 'forbidden');
      const sitemap = Object.entries(site.sitemaps).map(([path, { lastSubmitted, pages }]) => ({
        path,
        lastSubmitted,
        isPending: pages === 0,
        isSitemapsIndex: false,
        type: 'SITEMAP',
        errors: '0',
        warnings: '0',
        ...(pages === 0 ? {} : { contents: [{ type: 'WEB', submitted: String(pages) }] }),
      }));
      return reply(200, { sitemap });
    },
    'PUT /webmasters/v3/sites/{site}/sitemaps/{feed}': ({ params, state, now }) => {
      const site = state.sites[params['site'] ?? ''];
      if (site === undefined) return failed(403, 'PERMISSION_DENIED', 'forbidden');
      const feed = params['feed'] ?? '';
      const pages = site.sitemaps[feed]?.pages ?? 0;
      site.sitemaps[feed] = { lastSubmitted: now().toISOString(), pages };
      return reply(200);
    },
  },
});

/** Searches a day follow from the phrase; a few of them are clicks, more of them the higher we stand. */
function rowsOf(site: Site, { startDate, endDate, dimensions, rowLimit, ...asked }: z.output<typeof query>) {
  const filters = asked.dimensionFilterGroups?.flatMap((group) => group.filters) ?? [];
  const pattern = filters.find(({ dimension }) => dimension === 'QUERY')?.expression ?? '';
  const days = (Date.parse(endDate) - Date.parse(startDate)) / DAY_MS + 1;
  const rows = site.searches
    .filter(({ phrase }) => new RegExp(pattern).test(phrase))
    .map(({ phrase, page, position }) => {
      const impressions = Math.round(days * (20 + digestOf(`${phrase} ${page}`)));
      return { phrase, page, position, impressions, clicks: Math.floor(impressions / (3 + position)) };
    });
  const groups = new Map<string, typeof rows>();
  for (const row of rows) {
    const keys = dimensions.map((dimension) => (dimension === 'QUERY' ? row.phrase : row.page));
    const name = JSON.stringify(keys);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups]
    .map(([keys, group]) => {
      const clicks = group.reduce((sum, row) => sum + row.clicks, 0);
      const impressions = group.reduce((sum, row) => sum + row.impressions, 0);
      const weight = group.reduce((sum, row) => sum + row.position * row.impressions, 0);
      const position = weight / impressions;
      return { keys: JSON.parse(keys) as string[], clicks, impressions, ctr: clicks / impressions, position };
    })
    .sort((one, other) => other.clicks - one.clicks)
    .slice(0, rowLimit);
}

function statusOf(site: Site, url: string): object {
  const page = url.replace(/[?#].*$/, '');
  const blocked = site.blocked[page];
  if (blocked !== undefined) {
    return {
      verdict: 'NEUTRAL',
      coverageState: 'Excluded by ‘noindex’ tag',
      robotsTxtState: 'ALLOWED',
      pageFetchState: 'SUCCESSFUL',
      indexingState: blocked,
      lastCrawlTime: '2026-11-18T04:12:30Z',
    };
  }
  if (!site.searches.some((search) => search.page === page)) {
    return { verdict: 'NEUTRAL', coverageState: 'URL is unknown to Google' };
  }
  return {
    verdict: 'PASS',
    coverageState: 'Submitted and indexed',
    robotsTxtState: 'ALLOWED',
    pageFetchState: 'SUCCESSFUL',
    indexingState: 'INDEXING_ALLOWED',
    googleCanonical: page,
    lastCrawlTime: '2026-11-18T04:12:30Z',
  };
}

/** 0 to 255, always the same for a text. */
function digestOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt8(0);
}

function failed(code: number, status: string, reason: string): SandboxReply {
  const message = `The sandbox refused: ${reason}.`;
  return reply(code, { error: { code, message, status, errors: [{ domain: 'global', reason, message }] } });
}
