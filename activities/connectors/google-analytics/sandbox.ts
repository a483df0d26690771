import { z } from 'zod';
import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';
import { between } from '../../sandbox/delivery.ts';
import { adminRoutes, type Administered } from './sandbox/admin.ts';
import { failed } from './sandbox/answers.ts';
import { eventRoutes, STREAM, type Recorded } from './sandbox/events.ts';

interface Property extends Administered {
  readonly currencyCode: string;
  readonly timeZone: string;
  /** Sessions a day by utm_campaign; a campaign of the house that is not listed follows from its name. */
  readonly sessions: Readonly<Record<string, number>>;
}

interface GoogleAnalytics {
  readonly properties: Record<string, Property>;
  readonly events: Recorded[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The house's taxonomy: market, goal, product, month. Nobody comes by other names. */
const OURS = /^[a-z]{2}_(leads|sales|awareness)_[a-z0-9-]+_\d{6}$/;

/** What the site is like: key events of a session, value of a key event. */
const SITE = { keyEventRate: 0.045, keyEventValue: 90 };

const report = z.object({
  dateRanges: z.tuple([z.object({ startDate: z.iso.date(), endDate: z.iso.date() })]),
  dimensions: z.tuple([z.object({ name: z.literal('sessionManualCampaignName') })]),
  metrics: z
    .array(z.object({ name: z.enum(['sessions', 'bounceRate', 'keyEvents', 'totalRevenue']) }))
    .min(1),
  dimensionFilter: z.object({
    filter: z.object({
      fieldName: z.literal('sessionManualCampaignName'),
      inListFilter: z.object({ values: z.array(z.string()) }),
    }),
  }),
  limit: z.string().regex(/^\d+$/),
});

const TYPES = {
  sessions: 'TYPE_INTEGER',
  bounceRate: 'TYPE_FLOAT',
  keyEvents: 'TYPE_FLOAT',
  totalRevenue: 'TYPE_CURRENCY',
} as const;

const TOKEN = 'ya29.sandbox-google-analytics';

export const googleAnalyticsSandbox = defineSandbox<GoogleAnalytics>({
  tool: 'google-analytics',
  connection: { token: TOKEN, settings: STREAM },
  // Events show a secret of their own, and are taken whatever it is.
  admits: ({ headers, path }) =>
    /^\/(debug\/)?mp\/collect$/.test(path) || headers['authorization'] === `Bearer ${TOKEN}`,
  secrets: [STREAM.apiSecret],
  refuse: () => failed(401, 'UNAUTHENTICATED'),
  unknown: () => failed(404, 'NOT_FOUND'),
  initial: () => ({
    properties: {
      412730955: {
        currencyCode: 'EUR',
        timeZone: 'Europe/Berlin',
        sessions: { de_sales_brand_202610: 85 },
        keyEvents: [
          {
            name: 'properties/412730955/keyEvents/8800000',
            eventName: 'generate_lead',
            countingMethod: 'ONCE_PER_SESSION',
            createTime: '2026-01-12T10:00:00Z',
          },
        ],
        reportingDataAnnotations: [],
      },
    },
    events: [],
  }),
  routes: {
    ...adminRoutes,
    ...eventRoutes,
    'POST /v1beta/properties/{propertyId}:runReport': ({ params, body, state, now }) => {
      // Google does not tell a stranger's property from one that does not exist.
      const property = state.properties[params['propertyId'] ?? ''];
      if (property === undefined) return failed(403, 'PERMISSION_DENIED');
      const parsed = report.safeParse(body);
      if (!parsed.success) return failed(400, 'INVALID_ARGUMENT');
      const { dateRanges, dimensions, metrics, dimensionFilter, limit } = parsed.data;
      const rows = dimensionFilter.filter.inListFilter.values
        .map((campaign) => ({
          campaign,
          daily: property.sessions[campaign] ?? (OURS.test(campaign) ? between(60, 240, campaign) : 0),
        }))
        .map(({ campaign, daily }) => figuresOf(campaign, daily, dateRanges[0], now()))
        .filter(({ sessions }) => sessions > 0)
        .slice(0, Number(limit));
      return reply(200, {
        dimensionHeaders: dimensions,
        metricHeaders: metrics.map(({ name }) => ({ name, type: TYPES[name] })),
        rows: rows.map((row) => ({
          dimensionValues: [{ value: row.campaign }],
          metricValues: metrics.map(({ name }) => ({ value: String(row[name]) })),
        })),
        rowCount: rows.length,
        metadata: { currencyCode: property.currencyCode, timeZone: property.timeZone },
        kind: 'analyticsData#runReport',
      });
    },
  },
});

/** Sessions of whole days that differ a little, and of today so far as it has come; a day ahead of the clock has only begun. */
function figuresOf(
  campaign: string,
  daily: number,
  { startDate, endDate }: { readonly startDate: string; readonly endDate: string },
  now: Date,
) {
  const end = Math.max(now.getTime(), Date.parse(endDate));
  let visits = 0;
  for (let day = Date.parse(startDate); day <= Date.parse(endDate); day += DAY_MS) {
    const share = Math.min(Math.max((end - day) / DAY_MS, 0), 1);
    visits += daily * share * between(0.75, 1.25, `${campaign} ${day}`);
  }
  const sessions = Math.floor(visits);
  const keyEvents = Math.floor(sessions * SITE.keyEventRate);
  return {
    campaign,
    sessions,
    bounceRate: between(0.32, 0.5, `${campaign} bounces`),
    keyEvents,
    totalRevenue: keyEvents * SITE.keyEventValue,
  };
}
