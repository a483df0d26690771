import { z } from 'zod';
import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';
import { deliver, spansOf } from '../../sandbox/delivery.ts';
import { askedUpTo, today } from '../../sandbox/latest-day.ts';
import { adRoutes } from './sandbox/ads.ts';
import { peopleRoutes } from './sandbox/people.ts';
import {
  ACCOUNT,
  criterion,
  keep,
  made,
  page,
  refused,
  type Campaign,
  type LinkedinAds,
} from './sandbox/state.ts';

/** What the market of this account is like; a click costs so many hundredths of the currency's unit. */
const MARKET = { click: 780, clickRate: 0.005, demand: 0.75 };
/** Conversions and forms of a click, and what a conversion is worth in units of the currency. */
const CONVERSION = { rate: 0.03, value: 250, forms: 0.02 };

const money = z.strictObject({ amount: z.string().regex(/^\d+(\.\d+)?$/), currencyCode: z.string() });
const time = z.int().min(1_600_000_000_000);
const budgetOptimization = z.strictObject({
  budgetOptimizationStrategy: z.literal('DYNAMIC'),
  bidStrategy: z.enum(['MAXIMUM_DELIVERY', 'COST_CAP']),
});
const creation = z.strictObject({
  account: z.literal(`urn:li:sponsoredAccount:${ACCOUNT}`),
  name: z.string().min(1).max(100),
  status: z.enum(['ACTIVE', 'PAUSED', 'DRAFT']),
  runSchedule: z.strictObject({ start: time, end: time }),
  dailyBudget: money,
  budgetOptimization,
});
const change = z.strictObject({
  patch: z.strictObject({
    $set: z.union([
      z.strictObject({ status: z.enum(['ACTIVE', 'PAUSED', 'PENDING_DELETION']) }),
      z.strictObject({ dailyBudget: money }),
      z.strictObject({ budgetOptimization }),
    ]),
  }),
});

export const linkedinAdsSandbox = defineSandbox<LinkedinAds>({
  tool: 'linkedin-ads',
  connection: {
    token: 'sandbox-linkedin-ads-token',
    settings: {
      accountId: ACCOUNT,
      organizationId: '2414000001',
      locationIds: ['101282230'],
      locale: { language: 'de', country: 'DE' },
      politicalIntent: 'NOT_POLITICAL',
      audienceSource: 'MASCHINENRAUM',
    },
  },
  refuse: () => refused(401, 'INVALID_ACCESS_TOKEN'),
  unknown: () => refused(404, 'RESOURCE_NOT_FOUND'),
  initial: () => ({
    latestDay: '2026-10-01',
    currency: 'EUR',
    campaigns: {
      601000001: {
        id: 601_000_001,
        name: 'de_leads_maintenance_202610 [mr-00000000000000000000]',
        status: 'ACTIVE',
        dailyBudget: { amount: '100', currencyCode: 'EUR' },
        bidStrategy: 'MAXIMUM_DELIVERY',
        pace: [{ at: '2026-10-01T00:00:00Z', daily: 100 }],
      },
      601000002: {
        id: 601_000_002,
        name: 'de_leads_capped_202610 [mr-00000000000000000001]',
        status: 'PAUSED',
        dailyBudget: { amount: '100', currencyCode: 'EUR' },
        bidStrategy: 'COST_CAP',
        pace: [],
      },
    },
    adGroups: {
      141000001: {
        id: 141_000_001,
        name: 'heads of maintenance [mr-00000000000000000000]',
        campaignGroup: 'urn:li:sponsoredCampaignGroup:601000002',
        status: 'ACTIVE',
        optimizationTargetType: 'CAP_COST_AND_MAXIMIZE_LEADS',
        unitCost: { amount: '90', currencyCode: 'EUR' },
        conversions: [],
      },
    },
    ads: {},
    audiences: { 1203000001: { source: 'MASCHINENRAUM customers', members: [] } },
    conversions: ['14000001'],
    events: [],
  }),
  routes: {
    ...adRoutes,
    ...peopleRoutes,
    'GET /rest/adAccounts/{account}': ({ params, state }) =>
      params['account'] === ACCOUNT
        ? reply(200, { id: Number(ACCOUNT), currency: state.currency })
        : refused(404, 'NOT_FOUND'),
    'POST /rest/adAccounts/{account}/adCampaignGroups': ({ body, state, nextId, now }) => {
      const parsed = creation.safeParse(body);
      if (!parsed.success) return refused(400, 'INVALID_VALUE_FOR_FIELD');
      const { name, status, dailyBudget } = parsed.data;
      const id = 601_001_000 + nextId();
      const { bidStrategy } = parsed.data.budgetOptimization;
      keep(state, { id, name, status, dailyBudget, bidStrategy, pace: [] }, now());
      return made(id);
    },
    'GET /rest/adAccounts/{account}/adCampaignGroups': ({ query, state }) => {
      const ids = /^List\(([\d,]+)\)$/.exec(query.get('ids') ?? '')?.[1]?.split(',');
      if (ids !== undefined) {
        const found = Object.entries(state.campaigns).filter(([id]) => ids.includes(id));
        return reply(200, { results: Object.fromEntries(found), errors: {}, statuses: {} });
      }
      const names = criterion(query.get('search'), 'name');
      if (query.get('q') !== 'search' || names === undefined) return refused(400, 'QUERY_PARAM_NOT_ALLOWED');
      return page(Object.values(state.campaigns).filter(({ name }) => names.includes(name)));
    },
    'GET /rest/adAccounts/{account}/adCampaignGroups/{id}': ({ params, state }) => {
      const campaign = state.campaigns[params['id'] ?? ''];
      return campaign === undefined ? refused(404, 'NOT_FOUND') : reply(200, campaign);
    },
    'POST /rest/adAccounts/{account}/adCampaignGroups/{id}': ({ params, body, headers, state, now }) => {
      const parsed = change.safeParse(body);
      if (!parsed.success || headers['x-restli-method'] !== 'PARTIAL_UPDATE') {
        return refused(400, 'INVALID_VALUE_FOR_FIELD');
      }
      const campaign = state.campaigns[params['id'] ?? ''];
      if (campaign === undefined) return refused(404, 'NOT_FOUND');
      if (campaign.status === 'PENDING_DELETION') return refused(400, 'INVALID_VALUE_FOR_FIELD');
      const asked = parsed.data.patch.$set;
      const fields =
        'budgetOptimization' in asked ? { bidStrategy: asked.budgetOptimization.bidStrategy } : asked;
      keep(state, { ...campaign, ...fields }, now());
      return reply(204);
    },
    'DELETE /rest/adAccounts/{account}/adCampaignGroups/{id}': ({ params, state }) => {
      const campaign = state.campaigns[params['id'] ?? ''];
      if (campaign?.status !== 'DRAFT') return refused(400, 'INVALID_VALUE_FOR_FIELD');
      delete state.campaigns[campaign.id];
      return reply(204);
    },
    'GET /rest/adAnalytics': ({ query, state, now }) => {
      const range =
        /^\(start:\(year:(\d+),month:(\d+),day:(\d+)\),end:\(year:(\d+),month:(\d+),day:(\d+)\)\)$/.exec(
          query.get('dateRange') ?? '',
        );
      const groups = /^List\((.*)\)$/.exec(query.get('campaignGroups') ?? '')?.[1]?.split(',');
      if (query.get('q') !== 'analytics' || query.get('pivot') !== 'CAMPAIGN_GROUP') {
        return refused(400, 'QUERY_PARAM_NOT_ALLOWED');
      }
      if (range === null || groups === undefined) return refused(400, 'INVALID_VALUE_FOR_FIELD');
      const [, y1 = '', m1 = '', d1 = '', y2 = '', m2 = '', d2 = ''] = range;
      const [from, to] = [dateOf(y1, m1, d1), dateOf(y2, m2, d2)];
      askedUpTo(state, to);
      const spans = spansOf(from, to, query.get('timeGranularity') === 'DAILY');
      const elements = Object.values(state.campaigns)
        .filter(({ id }) => groups.includes(`urn:li:sponsoredCampaignGroup:${id}`))
        .flatMap((campaign) =>
          spans.map(([first, last]) => figuresOf(campaign, first, last, today(state, now()))),
        )
        .filter(({ impressions }) => impressions > 0);
      return reply(200, { elements, paging: { start: 0, count: 10, links: [] } });
    },
  },
});

function dateOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function figuresOf({ id, name, pace }: Campaign, from: string, to: string, now: number) {
  const flight = {
    pace: pace.map((part) => ({ ...part, daily: part.daily * 100 })),
    start: 0,
    end: Infinity,
  };
  const { spent, clicks, impressions } = deliver([flight], MARKET, { from, to, now, name });
  const conversions = Math.floor(clicks * CONVERSION.rate);
  const partsOf = (date: string) => {
    const [year, month, day] = date.split('-').map(Number);
    return { year, month, day };
  };
  return {
    pivotValues: [`urn:li:sponsoredCampaignGroup:${id}`],
    dateRange: { start: partsOf(from), end: partsOf(to) },
    impressions,
    clicks: Math.floor(clicks),
    costInLocalCurrency: (spent / 100).toFixed(2),
    externalWebsiteConversions: conversions,
    conversionValueInLocalCurrency: (conversions * CONVERSION.value).toFixed(2),
    oneClickLeads: Math.floor(clicks * CONVERSION.forms),
  };
}
