import { z } from 'zod';
import { paceFrom } from '../../../sandbox/delivery.ts';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { today } from '../../../sandbox/latest-day.ts';
import { ADVERTISER, failed, listed, type Dv360 } from './state.ts';

const micros = z.string().regex(/^[1-9]\d*$/);
const day = z.object({ year: z.int(), month: z.int(), day: z.int() });
const dates = z.object({ startDate: day, endDate: day });
const displayName = z.string().min(1).max(240);
const unlimited = z.object({ unlimited: z.literal(true) });
const integrationDetails = z.object({ integrationCode: z.string().max(500) }).optional();

const newCampaign = z.object({
  displayName,
  entityStatus: z.enum(['ENTITY_STATUS_ACTIVE', 'ENTITY_STATUS_PAUSED']),
  campaignGoal: z.object({
    campaignGoalType: z.string(),
    performanceGoal: z.object({ performanceGoalType: z.string(), performanceGoalAmountMicros: micros }),
  }),
  campaignFlight: z.object({ plannedDates: dates, plannedSpendAmountMicros: micros }),
  frequencyCap: unlimited,
  campaignBudgets: z.array(
    z.object({
      displayName,
      budgetUnit: z.literal('BUDGET_UNIT_CURRENCY'),
      budgetAmountMicros: micros,
      dateRange: dates,
      externalBudgetSource: z.literal('EXTERNAL_BUDGET_SOURCE_NONE'),
    }),
  ),
});
const newInsertionOrder = z.object({
  campaignId: z.string(),
  displayName,
  entityStatus: z.literal('ENTITY_STATUS_DRAFT'),
  integrationDetails,
  kpi: z.object({ kpiType: z.string(), kpiAmountMicros: micros }),
  optimizationObjective: z.string(),
  frequencyCap: unlimited,
  pacing: z.object({
    pacingPeriod: z.string(),
    pacingType: z.enum(['PACING_TYPE_EVEN', 'PACING_TYPE_AHEAD']),
  }),
  budget: z.object({
    budgetUnit: z.literal('BUDGET_UNIT_CURRENCY'),
    automationType: z.string(),
    budgetSegments: z.array(z.object({ budgetAmountMicros: micros, dateRange: dates })).min(1),
  }),
  bidStrategy: z.object({ fixedBid: z.object({ bidAmountMicros: z.literal('0') }) }),
});
const newLineItem = z.object({
  insertionOrderId: z.string(),
  displayName,
  lineItemType: z.enum([
    'LINE_ITEM_TYPE_DISPLAY_DEFAULT',
    'LINE_ITEM_TYPE_VIDEO_DEFAULT',
    'LINE_ITEM_TYPE_AUDIO_DEFAULT',
  ]),
  entityStatus: z.literal('ENTITY_STATUS_DRAFT'),
  integrationDetails,
  flight: z.object({ flightDateType: z.literal('LINE_ITEM_FLIGHT_DATE_TYPE_INHERITED') }),
  budget: z.object({ budgetAllocationType: z.string() }),
  pacing: z.object({ pacingPeriod: z.string(), pacingType: z.string(), dailyMaxMicros: micros }),
  frequencyCap: unlimited,
  partnerRevenueModel: z.object({ markupType: z.string(), markupAmount: z.string() }),
  bidStrategy: z.object({ fixedBid: z.object({ bidAmountMicros: micros }) }),
  creativeIds: z.array(z.string()).default([]),
  containsEuPoliticalAds: z.literal('DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING'),
});
const newStatus = z.object({
  entityStatus: z.enum(['ENTITY_STATUS_ACTIVE', 'ENTITY_STATUS_PAUSED', 'ENTITY_STATUS_ARCHIVED']),
});
const newPacing = z.object({
  pacing: z.object({ pacingPeriod: z.literal('PACING_PERIOD_DAILY'), dailyMaxMicros: micros }),
});

/** Campaigns, insertion orders and line items. */
export const entityRoutes: Readonly<Record<string, SandboxRoute<Dv360>>> = {
  'GET /v4/advertisers/{advertiserId}': ({ params, state }) =>
    params['advertiserId'] === ADVERTISER
      ? reply(200, { advertiserId: ADVERTISER, generalConfig: { currencyCode: state.currencyCode } })
      : failed(404, 'NOT_FOUND'),
  'GET /v4/advertisers/{advertiserId}/campaigns': ({ state, query }) =>
    listed('campaigns', Object.values(state.campaigns), query),
  'GET /v4/advertisers/{advertiserId}/insertionOrders': ({ state, query }) =>
    listed('insertionOrders', Object.values(state.insertionOrders), query),
  'GET /v4/advertisers/{advertiserId}/lineItems': ({ state, query }) =>
    listed('lineItems', Object.values(state.lineItems), query),
  'GET /v4/advertisers/{advertiserId}/lineItems/{id}': ({ params, state }) => {
    const item = state.lineItems[params['id'] ?? ''];
    if (item === undefined) return failed(404, 'NOT_FOUND');
    const order = state.insertionOrders[item.insertionOrderId];
    const warningMessages = [
      ...(item.creativeIds.length === 0 ? ['NO_VALID_CREATIVE'] : []),
      ...(order?.entityStatus === 'ENTITY_STATUS_ACTIVE' ? [] : ['PARENT_INSERTION_ORDER_PAUSED']),
    ];
    return reply(200, { ...item, campaignId: order?.campaignId, warningMessages });
  },
  'POST /v4/advertisers/{advertiserId}/campaigns': ({ body, state, nextId, now }) => {
    const parsed = newCampaign.safeParse(body);
    if (!parsed.success) return failed(400, 'INVALID_ARGUMENT');
    const campaignId = String(51_000_001 + nextId());
    state.campaigns[campaignId] = { ...parsed.data, campaignId, updateTime: now().toISOString() };
    return reply(200, state.campaigns[campaignId]);
  },
  'POST /v4/advertisers/{advertiserId}/insertionOrders': ({ body, state, nextId, now }) => {
    const parsed = newInsertionOrder.safeParse(body);
    if (!parsed.success) return failed(400, 'INVALID_ARGUMENT');
    if (state.campaigns[parsed.data.campaignId] === undefined) return failed(404, 'NOT_FOUND');
    const insertionOrderId = String(61_000_001 + nextId());
    const updateTime = now().toISOString();
    state.insertionOrders[insertionOrderId] = { ...parsed.data, insertionOrderId, updateTime };
    return reply(200, state.insertionOrders[insertionOrderId]);
  },
  'POST /v4/advertisers/{advertiserId}/lineItems': ({ body, state, nextId, now }) => {
    const parsed = newLineItem.safeParse(body);
    if (!parsed.success) return failed(400, 'INVALID_ARGUMENT');
    if (state.insertionOrders[parsed.data.insertionOrderId] === undefined) return failed(404, 'NOT_FOUND');
    const lineItemId = String(71_000_001 + nextId());
    state.lineItems[lineItemId] = { ...parsed.data, lineItemId, updateTime: now().toISOString() };
    return reply(200, state.lineItems[lineItemId]);
  },
  'PATCH /v4/advertisers/{advertiserId}/campaigns/{id}': ({ params, query, body, state, now }) => {
    const campaign = state.campaigns[params['id'] ?? ''];
    if (campaign === undefined) return failed(404, 'NOT_FOUND');
    const parsed = newStatus.safeParse(body);
    if (!parsed.success || query.get('updateMask') !== 'entityStatus') return failed(400, 'INVALID_ARGUMENT');
    const changed = { ...campaign, ...parsed.data, updateTime: now().toISOString() };
    state.campaigns[campaign.campaignId] = changed;
    goOn(state, now());
    return reply(200, changed);
  },
  'PATCH /v4/advertisers/{advertiserId}/insertionOrders/{id}': ({ params, query, body, state, now }) => {
    const order = state.insertionOrders[params['id'] ?? ''];
    if (order === undefined) return failed(404, 'NOT_FOUND');
    const parsed = newStatus.safeParse(body);
    if (!parsed.success || query.get('updateMask') !== 'entityStatus') return failed(400, 'INVALID_ARGUMENT');
    const above = state.campaigns[order.campaignId]?.entityStatus;
    if (parsed.data.entityStatus === 'ENTITY_STATUS_ACTIVE' && above !== 'ENTITY_STATUS_ACTIVE') {
      return failed(400, 'FAILED_PRECONDITION');
    }
    const changed = { ...order, ...parsed.data, updateTime: now().toISOString() };
    state.insertionOrders[order.insertionOrderId] = changed;
    goOn(state, now());
    return reply(200, changed);
  },
  'PATCH /v4/advertisers/{advertiserId}/lineItems/{id}': ({ params, query, body, state, now }) => {
    const item = state.lineItems[params['id'] ?? ''];
    if (item === undefined) return failed(404, 'NOT_FOUND');
    const mask = query.get('updateMask');
    const status = mask === 'entityStatus' ? newStatus.safeParse(body).data : undefined;
    const pacing =
      mask === 'pacing.pacingPeriod,pacing.dailyMaxMicros'
        ? newPacing.safeParse(body).data?.pacing
        : undefined;
    if (status === undefined && pacing === undefined) return failed(400, 'INVALID_ARGUMENT');
    const changed = {
      ...item,
      ...status,
      pacing: { ...item.pacing, ...pacing },
      updateTime: now().toISOString(),
    };
    state.lineItems[item.lineItemId] = changed;
    goOn(state, now());
    return reply(200, changed);
  },
};

/** From now on line items spend what they may where all three levels are active, else nothing. */
function goOn(state: Dv360, now: Date): void {
  for (const item of Object.values(state.lineItems)) {
    const order = state.insertionOrders[item.insertionOrderId];
    const campaign = state.campaigns[order?.campaignId ?? ''];
    const runs = [item, order, campaign].every((level) => level?.entityStatus === 'ENTITY_STATUS_ACTIVE');
    const daily = runs ? Number(item.pacing['dailyMaxMicros']) : 0;
    const pace = paceFrom(state.paces[item.lineItemId] ?? [], today(state, now), daily);
    if (pace.length > 0) state.paces[item.lineItemId] = pace;
  }
}
