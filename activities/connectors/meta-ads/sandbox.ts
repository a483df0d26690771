import { z } from 'zod';
import { deliver, paceFrom, spansOf } from '../../sandbox/delivery.ts';
import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';
import { jsonOf } from '../../sandbox/json-text.ts';
import { askedUpTo, today } from '../../sandbox/latest-day.ts';
import { adRoutes } from './sandbox/ads.ts';
import { audienceRoutes } from './sandbox/audiences.ts';
import { CURSORS, failed, page, shown, status, type Campaign, type MetaAds } from './sandbox/state.ts';

const TOKEN = 'EAAB-sandbox-meta-ads';
const ACCOUNT = '2847719003651';

/** What the market of this account is like; a click costs so many hundredths of the currency's unit. */
const MARKET = { click: 60, clickRate: 0.012, demand: 0.8 };
/** Conversions of a click, and what one is worth in units of the currency. */
const CONVERSION = { rate: 0.02, value: 90 };

const campaignCreation = z.object({
  name: z.string().min(1),
  objective: z.string(),
  status,
  special_ad_categories: z.array(z.string()),
});
const adSetCreation = z.object({
  name: z.string().min(1),
  campaign_id: z.string(),
  status,
  daily_budget: z.int().min(100),
  bid_strategy: z.literal('LOWEST_COST_WITHOUT_CAP'),
  optimization_goal: z.string(),
  promoted_object: z.record(z.string(), z.string()).optional(),
  start_time: z.iso.datetime(),
  end_time: z.iso.datetime(),
  targeting: z.object({ geo_locations: z.object({ countries: z.array(z.string()).min(1) }) }),
});
const bid = z.union([
  z.strictObject({ bid_strategy: z.literal('LOWEST_COST_WITHOUT_CAP') }),
  z.object({
    bid_strategy: z.enum(['COST_CAP', 'LOWEST_COST_WITH_BID_CAP']),
    bid_amount: z.int().positive(),
  }),
  z.object({
    bid_strategy: z.literal('LOWEST_COST_WITH_MIN_ROAS'),
    bid_constraints: z.object({ roas_average_floor: z.int().min(100).max(10_000_000) }),
  }),
]);
const change = z.object({
  status: status.optional(),
  daily_budget: z.int().min(100).optional(),
  bid_strategy: z.string().optional(),
});
const conversion = z.object({
  event_name: z.string(),
  event_id: z.string(),
  event_time: z.int(),
  action_source: z.string(),
  user_data: z.object({ em: z.tuple([z.string().regex(/^[0-9a-f]{64}$/)]) }),
  custom_data: z.object({ value: z.number(), currency: z.string() }),
});
const events = z.object({ data: z.tuple([z.string()]) });
const insightFilter = z.tuple([
  z.object({
    field: z.literal('campaign.id'),
    operator: z.literal('IN'),
    value: z.array(z.string()),
  }),
]);
const timeRange = z.object({ since: z.iso.date(), until: z.iso.date() });

export const metaAdsSandbox = defineSandbox<MetaAds>({
  tool: 'meta-ads',
  connection: {
    token: TOKEN,
    settings: {
      adAccountId: ACCOUNT,
      pixelId: '1180349927706254',
      pageId: '104412233445566',
      countries: ['DE', 'AT', 'CH'],
    },
  },
  refuse: () => failed(401, 190),
  unknown: () => failed(400, 2500),
  initial: () => ({
    latestDay: '2026-10-01',
    currency: 'EUR',
    campaigns: {
      120210000000001: {
        id: '120210000000001',
        name: 'de_sales_retargeting_202610 [mr-00000000000000000000]',
        objective: 'OUTCOME_SALES',
        status: 'ACTIVE',
      },
    },
    adSets: {
      120210000000002: {
        id: '120210000000002',
        name: 'de_sales_retargeting_202610 [mr-00000000000000000000]',
        campaign_id: '120210000000001',
        status: 'ACTIVE',
        daily_budget: '4000',
        bid_strategy: 'LOWEST_COST_WITHOUT_CAP',
        start_time: '2026-10-01T00:00:00Z',
        end_time: '2037-12-30T23:59:59Z',
        pace: [{ at: '2026-10-01T00:00:00Z', daily: 4000 }],
      },
    },
    ads: {},
    audiences: {
      120210000000090: {
        id: '120210000000090',
        name: 'Customers',
        subtype: 'CUSTOM',
        customer_file_source: 'USER_PROVIDED_ONLY',
        members: [],
      },
    },
    pixels: ['1180349927706254'],
    events: {},
  }),
  routes: {
    ...adRoutes,
    ...audienceRoutes,
    'GET /v25.0/act_{accountId}': ({ query, state }) =>
      reply(200, shown({ id: `act_${ACCOUNT}`, currency: state.currency }, query)),
    'GET /v25.0/act_{accountId}/campaigns': ({ query, state }) =>
      reply(200, page(Object.values(state.campaigns), query)),
    'POST /v25.0/act_{accountId}/campaigns': ({ body, state, nextId }) => {
      const parsed = campaignCreation.safeParse(body);
      if (!parsed.success) return failed(400, 100);
      const { name, objective } = parsed.data;
      const id = String(120_210_000_001_000 + nextId());
      state.campaigns[id] = { id, name, objective, status: parsed.data.status };
      return reply(200, { id });
    },
    'GET /v25.0/act_{accountId}/adsets': ({ query, state }) =>
      reply(200, page(Object.values(state.adSets), query)),
    'POST /v25.0/act_{accountId}/adsets': ({ body, state, nextId, now }) => {
      const parsed = adSetCreation.safeParse(body);
      if (!parsed.success) return failed(400, 100);
      const { name, campaign_id, start_time, end_time } = parsed.data;
      if (state.campaigns[campaign_id] === undefined) return failed(400, 100, 33);
      const id = String(120_210_000_001_000 + nextId());
      const daily_budget = String(parsed.data.daily_budget);
      state.adSets[id] = {
        id,
        name,
        campaign_id,
        status: parsed.data.status,
        daily_budget,
        bid_strategy: parsed.data.bid_strategy,
        start_time,
        end_time,
        pace: [],
      };
      keepPace(state, now());
      return reply(200, { id });
    },
    'GET /v25.0/act_{accountId}/insights': ({ query, state, now }) => {
      const filter = insightFilter.safeParse(jsonOf(query.get('filtering')));
      const range = timeRange.safeParse(jsonOf(query.get('time_range')));
      if (!filter.success || !range.success) return failed(400, 100);
      const { since, until } = range.data;
      askedUpTo(state, until);
      const spans = spansOf(since, until, query.get('time_increment') === '1');
      const data = Object.values(state.campaigns)
        .filter(({ id }) => filter.data[0].value.includes(id))
        .flatMap((campaign) =>
          spans.map(([first, last]) => insightOf(state, campaign, first, last, today(state, now()))),
        )
        .filter((row) => row.impressions !== '0')
        .map((row) => shown(row, query));
      return reply(200, { data, paging: { cursors: CURSORS } });
    },
    'GET /v25.0/{campaignId}/adsets': ({ params, query, state }) => {
      if (state.campaigns[params['campaignId'] ?? ''] === undefined) return failed(400, 100, 33);
      const adSets = Object.values(state.adSets).filter(
        ({ campaign_id }) => campaign_id === params['campaignId'],
      );
      return reply(200, page(adSets, query));
    },
    'POST /v25.0/{pixelId}/events': ({ params, body, state }) => {
      if (!state.pixels.includes(params['pixelId'] ?? '')) return failed(400, 100, 33);
      const parsed = conversion.safeParse(jsonOf(events.safeParse(body).data?.data[0] ?? null));
      if (!parsed.success) return failed(400, 100);
      const { event_id, event_name, user_data, custom_data } = parsed.data;
      state.events[`${event_id} ${event_name}`] = { em: user_data.em[0], ...custom_data };
      return reply(200, { events_received: 1, messages: [], fbtrace_id: 'sandbox' });
    },
    'GET /v25.0/{id}': ({ params, query, state }) => {
      const campaign = state.campaigns[params['id'] ?? ''];
      return campaign === undefined ? failed(400, 100, 33) : reply(200, shown({ ...campaign }, query));
    },
    'POST /v25.0/{id}': ({ params, body, state, now }) => {
      const campaign = state.campaigns[params['id'] ?? ''];
      const adSet = state.adSets[params['id'] ?? ''];
      const object = campaign ?? adSet ?? state.ads[params['id'] ?? ''];
      const parsed = change.safeParse(body);
      if (object === undefined) return failed(400, 100, 33);
      if (!parsed.success || object.status === 'DELETED') return failed(400, 100);
      const newStatus = parsed.data.status ?? object.status;
      if (campaign !== undefined) state.campaigns[campaign.id] = { ...campaign, status: newStatus };
      if (adSet !== undefined) {
        const { bid_strategy, bid_amount: _amount, bid_constraints: _constraints, ...rest } = adSet;
        const daily_budget = String(parsed.data.daily_budget ?? adSet.daily_budget);
        const changed = { ...rest, bid_strategy, status: newStatus, daily_budget };
        const newBid = bid.safeParse(body);
        if (parsed.data.bid_strategy !== undefined && !newBid.success) return failed(400, 100);
        state.adSets[adSet.id] = newBid.success ? { ...changed, ...newBid.data } : { ...adSet, ...changed };
      }
      const ad = state.ads[params['id'] ?? ''];
      if (ad !== undefined) state.ads[ad.id] = { ...ad, status: newStatus };
      keepPace(state, now());
      return reply(200, { success: true });
    },
    'DELETE /v25.0/{campaignId}': ({ params, state, now }) => {
      const campaign = state.campaigns[params['campaignId'] ?? ''];
      if (campaign === undefined || campaign.status === 'DELETED') return failed(400, 100, 33);
      state.campaigns[campaign.id] = { ...campaign, status: 'DELETED' };
      for (const adSet of Object.values(state.adSets)) {
        if (adSet.campaign_id === campaign.id) state.adSets[adSet.id] = { ...adSet, status: 'DELETED' };
      }
      keepPace(state, now());
      return reply(200, { success: true });
    },
  },
});

function insightOf(state: MetaAds, campaign: Campaign, since: string, until: string, now: number) {
  const flights = Object.values(state.adSets)
    .filter(({ campaign_id }) => campaign_id === campaign.id)
    .map(({ pace, start_time, end_time }) => ({
      pace,
      start: Date.parse(start_time),
      end: Date.parse(end_time),
    }));
  const { spent, clicks, impressions } = deliver(flights, MARKET, {
    from: since,
    to: until,
    now,
    name: campaign.name,
  });
  const conversions = Math.floor(clicks * CONVERSION.rate);
  const type = campaign.objective === 'OUTCOME_SALES' ? 'purchase' : 'lead';
  const value = (conversions * CONVERSION.value).toFixed(2);
  return {
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    impressions: String(impressions),
    inline_link_clicks: String(Math.floor(clicks)),
    spend: (spent / 100).toFixed(2),
    ...(conversions === 0
      ? {}
      : {
          // The total and its part from the pixel, as Meta lists them both.
          actions: [
            { action_type: type, value: String(conversions) },
            { action_type: `offsite_conversion.fb_pixel_${type}`, value: String(conversions) },
          ],
          action_values: [
            { action_type: type, value },
            { action_type: `offsite_conversion.fb_pixel_${type}`, value },
          ],
        }),
    date_start: since,
    date_stop: until,
  };
}

/** Lets the pace of every ad set go on from now where it is another one. */
function keepPace(state: MetaAds, now: Date): void {
  for (const adSet of Object.values(state.adSets)) {
    const active = adSet.status === 'ACTIVE' && state.campaigns[adSet.campaign_id]?.status === 'ACTIVE';
    const daily = active ? Number(adSet.daily_budget) : 0;
    const pace = paceFrom(adSet.pace, today(state, now), daily);
    state.adSets[adSet.id] = { ...adSet, pace };
  }
}
