import { z } from 'zod';
import { defineSandbox } from '../../sandbox/define-sandbox.ts';
import { daysBetween, deliver, spansOf } from '../../sandbox/delivery.ts';
import { jsonOf } from '../../sandbox/json-text.ts';
import { askedUpTo, today } from '../../sandbox/latest-day.ts';
import { adRoutes } from './sandbox/ads.ts';
import { peopleRoutes } from './sandbox/people.ts';
import { ADVERTISER, answered, keep, page, refused, type Campaign, type TiktokAds } from './sandbox/state.ts';

const TOKEN = 'sandbox-tiktok-ads-token';

/** What the market of this account is like; a click costs so many hundredths of the currency's unit. */
const MARKET = { click: 45, clickRate: 0.009, demand: 0.75 };
/** Conversions of a click, and what one is worth in units of the currency. */
const CONVERSION = { rate: 0.012, value: 90 };

const id = z.string().regex(/^\d+$/);
const advertiser = z.literal(ADVERTISER);
const creation = z
  .object({
    advertiser_id: advertiser,
    request_id: id,
    campaign_name: z.string().min(1).max(512),
    objective_type: z.enum(['WEB_CONVERSIONS', 'LEAD_GENERATION']),
    sales_destination: z.literal('WEBSITE').optional(),
    operation_status: z.enum(['ENABLE', 'DISABLE']),
    budget_optimize_on: z.literal(true),
    budget_mode: z.literal('BUDGET_MODE_DYNAMIC_DAILY_BUDGET'),
    budget: z.number().min(20),
  })
  .refine(
    (campaign) =>
      (campaign.objective_type === 'WEB_CONVERSIONS') === (campaign.sales_destination !== undefined),
  );
const update = z.object({ advertiser_id: advertiser, campaign_id: id, budget: z.number().min(20) });
const statusUpdate = z.object({
  advertiser_id: advertiser,
  campaign_ids: z.tuple([id]),
  operation_status: z.enum(['ENABLE', 'DISABLE', 'DELETE']),
});
const campaignFilter = z.object({
  campaign_ids: z.array(id).optional(),
  campaign_name: z.string().optional(),
  primary_status: z.literal('STATUS_ALL').optional(),
});
const reportFilter = z.array(z.object({ field_name: z.string(), filter_value: z.string() }));

export const tiktokAdsSandbox = defineSandbox<TiktokAds>({
  tool: 'tiktok-ads',
  connection: {
    token: TOKEN,
    settings: {
      advertiserId: ADVERTISER,
      pixelId: '7020000000000000001',
      locationIds: ['2921044'],
      identity: { type: 'BC_AUTH_TT', id: 'a1b2c3d4-sandbox', businessCenterId: '7030000000000000001' },
    },
  },
  refuse: () => refused(40_105),
  unknown: () => refused(40_400),
  initial: () => ({
    latestDay: '2026-10-01',
    currency: 'EUR',
    campaigns: {
      1801000000000001: {
        campaign_id: '1801000000000001',
        campaign_name: 'de_sales_retargeting_202610 [mr-00000000000000000000]',
        objective_type: 'LEAD_GENERATION',
        status: 'ENABLE',
        budget: 50,
        pace: [{ at: '2026-10-01T00:00:00Z', daily: 50 }],
      },
    },
    adGroups: {
      1802000000000001: {
        adgroup_id: '1802000000000001',
        adgroup_name: 'retargeting [mr-00000000000000000000]',
        campaign_id: '1801000000000001',
        status: 'ENABLE',
        bid_type: 'BID_TYPE_CUSTOM',
        conversion_bid_price: 30,
      },
    },
    ads: {},
    requests: {},
    audiences: { 1672000001: { name: 'customers', members: [] } },
    eventSets: ['7460000000000000001'],
    events: {},
  }),
  routes: {
    ...adRoutes,
    ...peopleRoutes,
    'GET /open_api/v1.3/advertiser/info/': ({ query, state }) => {
      const asked = z.array(z.string()).safeParse(jsonOf(query.get('advertiser_ids'))).data ?? [];
      return answered({ list: asked.includes(ADVERTISER) ? [{ currency: state.currency }] : [] });
    },
    'POST /open_api/v1.3/smart_plus/campaign/create/': ({ body, state, nextId, now }) => {
      const parsed = creation.safeParse(body);
      if (!parsed.success) return refused(40_002);
      const { request_id, campaign_name, objective_type, operation_status: status, budget } = parsed.data;
      if (request_id in state.requests) return refused(40_050);
      const campaign_id = String(1_801_000_000_001_000 + nextId());
      state.requests[request_id] = campaign_id;
      keep(state, { campaign_id, campaign_name, objective_type, status, budget, pace: [] }, now());
      return answered({ campaign_id });
    },
    'GET /open_api/v1.3/smart_plus/campaign/get/': ({ query, state }) => {
      const filter = campaignFilter.safeParse(jsonOf(query.get('filtering')));
      if (!filter.success) return refused(40_002);
      const { campaign_ids: ids, campaign_name: name, primary_status: status } = filter.data;
      return page(
        Object.values(state.campaigns)
          .filter((campaign) => status === 'STATUS_ALL' || campaign.status !== 'DELETE')
          .filter((campaign) => ids === undefined || ids.includes(campaign.campaign_id))
          .filter((campaign) => name === undefined || campaign.campaign_name.includes(name))
          .map((campaign) => ({
            campaign_id: campaign.campaign_id,
            campaign_name: campaign.campaign_name,
            secondary_status: `CAMPAIGN_STATUS_${campaign.status}`,
          })),
      );
    },
    'POST /open_api/v1.3/smart_plus/campaign/update/': ({ body, state, now }) => {
      const parsed = update.safeParse(body);
      if (!parsed.success) return refused(40_002);
      const campaign = state.campaigns[parsed.data.campaign_id];
      if (campaign === undefined) return refused(40_007);
      keep(state, { ...campaign, budget: parsed.data.budget }, now());
      return answered({ campaign_id: campaign.campaign_id, budget: parsed.data.budget });
    },
    'POST /open_api/v1.3/smart_plus/campaign/status/update/': ({ body, state, now }) => {
      const parsed = statusUpdate.safeParse(body);
      if (!parsed.success) return refused(40_002);
      const [campaign_id] = parsed.data.campaign_ids;
      const campaign = state.campaigns[campaign_id];
      if (campaign === undefined || campaign.status === 'DELETE') {
        const error_message = campaign === undefined ? 'Campaign does not exist.' : 'Campaign is deleted.';
        return answered({ campaign_list: [], error_list: [{ campaign_id, error_message }] });
      }
      const status = parsed.data.operation_status;
      keep(state, { ...campaign, status }, now());
      return answered({ campaign_list: [{ campaign_id, status }], error_list: [] });
    },
    'GET /open_api/v1.3/report/integrated/get/': ({ query, state, now }) => {
      const filter = reportFilter.safeParse(jsonOf(query.get('filtering')));
      const from = query.get('start_date') ?? '';
      const to = query.get('end_date') ?? '';
      const daily = (query.get('dimensions') ?? '').includes('stat_time_day');
      const days = daysBetween(from, to);
      if (!filter.success || days.length === 0 || days.length > (daily ? 30 : 365)) return refused(40_002);
      const filterOf = (name: string) =>
        jsonOf(filter.data.find((one) => one.field_name === name)?.filter_value ?? null);
      const ids = z.array(id).safeParse(filterOf('campaign_ids')).data ?? [];
      const all = JSON.stringify(filterOf('campaign_status')) === '["STATUS_ALL"]';
      askedUpTo(state, to);
      const spans = spansOf(from, to, daily);
      return page(
        Object.values(state.campaigns)
          .filter((campaign) => ids.includes(campaign.campaign_id) && (all || campaign.status !== 'DELETE'))
          .flatMap((campaign) =>
            spans.map(([first, last]) => figuresOf(campaign, first, last, daily, today(state, now()))),
          )
          .filter(({ metrics }) => metrics.impressions !== '0'),
      );
    },
  },
});

function figuresOf(
  { campaign_id, campaign_name, pace }: Campaign,
  from: string,
  to: string,
  daily: boolean,
  now: number,
) {
  const flight = {
    pace: pace.map((part) => ({ ...part, daily: part.daily * 100 })),
    start: 0,
    end: Infinity,
  };
  const { spent, clicks, impressions } = deliver([flight], MARKET, { from, to, now, name: campaign_name });
  const conversions = Math.floor(clicks * CONVERSION.rate);
  return {
    dimensions: { campaign_id, ...(daily ? { stat_time_day: `${from} 00:00:00` } : {}) },
    metrics: {
      campaign_name,
      impressions: String(impressions),
      clicks: String(Math.floor(clicks)),
      spend: (spent / 100).toFixed(2),
      conversion: String(conversions),
      total_complete_payment_rate: (conversions * CONVERSION.value).toFixed(2),
    },
  };
}
