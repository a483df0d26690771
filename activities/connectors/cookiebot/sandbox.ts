import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';

interface Cookiebot {
  /** By the name that is registered. */
  readonly domains: Readonly<
    Record<
      string,
      { readonly scannedAt: string; readonly cookies: readonly Readonly<Record<string, string>>[] }
    >
  >;
}

// With characters that a path must encode, as the real ones have.
const KEY = 'c2FuZGJveC1jb29raWVib3Q/a2V5+A==';
const GROUP = '00e2a7c4-6f18-4d3b-9a5e-71c0d4b8f236';
const BASE = '/api/v1/{apiKey}/json/domaingroup/{serial}';
const DAY_MS = 24 * 60 * 60 * 1000;

const cookie = (Name: string, Provider: string, Category: string, ThirdParty: '0' | '1') => ({
  Name,
  Provider,
  Path: '/',
  HTTPOnly: '0',
  Secure: '1',
  ThirdParty,
  Persistent: '1',
  ExpireDays: '184',
  TrackerTypeAbbr: 'HTTP',
  Category,
  PurposeDescription: '',
});

export const cookiebotSandbox = defineSandbox<Cookiebot>({
  tool: 'cookiebot',
  admits: ({ path }) => path.startsWith(`/api/v1/${encodeURIComponent(KEY)}/`),
  connection: { settings: { apiKey: KEY, domainGroupId: GROUP } },
  secrets: [KEY, encodeURIComponent(KEY)],
  refuse: () => reply(401),
  initial: () => ({
    domains: {
      'www.maschinenraum.example': {
        scannedAt: '2026-11-20T09:45:00.5030000Z',
        cookies: [
          cookie('CookieConsent', 'www.maschinenraum.example', '1', '0'),
          cookie('_ga', 'maschinenraum.example', '3', '0'),
          cookie('tr', 'facebook.com', '4', '1'),
          cookie('x7', 'cdn.example.net', '5', '1'),
        ],
      },
    },
  }),
  routes: {
    [`GET ${BASE}/{culture}/domain/{domain}/cookies`]: ({ params, state }) => {
      const found = state.domains[params['domain'] ?? ''];
      if (found === undefined || params['serial'] !== GROUP) return reply(404);
      return reply(200, {
        domain: params['domain'],
        urlpath: '/',
        utcscandate: found.scannedAt,
        culture: 'en',
        cookies: found.cookies,
      });
    },
    [`GET ${BASE}/domain/{domain}/consent/stats`]: ({ params, query, state }) => {
      const [start, end] = [dayOf(query.get('startdate')), dayOf(query.get('enddate'))];
      if (state.domains[params['domain'] ?? ''] === undefined || params['serial'] !== GROUP)
        return reply(404);
      if (Number.isNaN(start) || Number.isNaN(end)) return reply(400);
      const days = Array.from({ length: (end - start) / DAY_MS + 1 }, (_item, index) =>
        statisticsOf(new Date(start + index * DAY_MS)),
      );
      return reply(200, {
        domain: params['domain'],
        urlpath: '/',
        utcstartdate: `${new Date(start).toISOString().slice(0, 10)}T00:00:00.0000000Z`,
        utcenddate: `${new Date(end).toISOString().slice(0, 10)}T23:59:59.9990000Z`,
        // A list of one is that one itself.
        consentstat: { consentday: days.length === 1 ? days[0] : days },
      });
    },
  },
});

function dayOf(text: string | null): number {
  return Date.parse((text ?? '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3T00:00:00Z'));
}

/** Made up, and always the same for a day. */
function statisticsOf(date: Date) {
  const optIns = 100 + date.getUTCDate();
  return {
    Date: `${date.toISOString().slice(0, 10)}T00:00:00`,
    OptIn: String(optIns),
    OptOut: '40',
    OptInImplied: '0',
    OptInStrict: String(optIns),
    TypeOptInPref: '60',
    TypeOptInStat: '80',
    TypeOptInMark: '50',
    BulkOptInImplied: '0',
    BulkOptInStrict: '0',
    Countries: {
      Country: [
        { Code: 'de', Count: String(optIns) },
        { Code: 'at', Count: '40' },
      ],
    },
  };
}
