import { z } from 'zod';
import { between, deliver, paceFrom, type Pace } from '../../sandbox/delivery.ts';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

const campaignFields = z.object({
  name: z.string().min(1),
  status: z.enum(['ENABLED', 'PAUSED']).default('ENABLED'),
  campaignBudget: z.string(),
  advertisingChannelType: z.enum(['SEARCH', 'DISPLAY']),
  startDateTime: z.string(),
  endDateTime: z.string(),
  finalUrlSuffix: z.string().optional(),
  urlCustomParameters: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
  maximizeConversions: z.object({ targetCpaMicros: z.string().optional() }),
  containsEuPoliticalAdvertising: z.literal('DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING'),
});
const budgetFields = z.object({ name: z.string(), amountMicros: z.string().regex(/^[1-9]\d*$/) });

interface Campaign extends Omit<z.output<typeof campaignFields>, 'status'> {
  readonly id: string;
  readonly status: 'ENABLED' | 'PAUSED' | 'REMOVED';
  /** How much it might spend a day from when on: its budget while it is enabled, else nothing. */
  readonly pace: Pace;
}

interface Budget extends z.output<typeof budgetFields> {
  readonly id: string;
  readonly status: 'ENABLED' | 'REMOVED';
}

interface GoogleAds {
  /** The latest day that figures were asked for: a process whose timers are skipped runs ahead of this machine's clock. */
  latestDay: string;
  readonly currencyCode: string;
  readonly campaigns: Record<string, Campaign>;
  readonly budgets: Record<string, Budget>;
  readonly conversionActions: readonly string[];
  readonly conversions: Record<string, { readonly gclid: string; readonly value: number }>;
}

const TOKEN = 'ya29.sandbox-google-ads';
const DEVELOPER_TOKEN = 'sandbox-developer-token';
const CUSTOMER = '4471190382';

/** What the market of this account is like; a click costs so many micros. */
const MARKET = { click: 1_500_000, clickRate: 0.04, demand: 0.85 };
/** Conversions of a click, and what one is worth in units of the currency. */
const CONVERSION = { rate: 0.045, value: 90 };

const campaignOperations = z.object({
  operations: z.tuple([
    z.union([
      z.object({ create: campaignFields }),
      z.object({
        update: z.object({
          resourceName: z.string(),
          status: z.enum(['ENABLED', 'PAUSED']).optional(),
          maximizeConversions: z.object({ targetCpaMicros: z.string() }).optional(),
        }),
        updateMask: z.enum(['status', 'maximizeConversions.targetCpaMicros']),
      }),
      z.object({ remove: z.string() }),
    ]),
  ]),
});
const budgetOperations = z.object({
  operations: z.tuple([
    z.union([
      z.object({ create: budgetFields }),
      z.object({
        update: budgetFields.pick({ amountMicros: true }).extend({ resourceName: z.string() }),
        updateMask: z.literal('amountMicros'),
      }),
    ]),
  ]),
});
const upload = z.object({
  conversions: z.tuple([
    z.object({
      gclid: z.string(),
      conversionAction: z.string(),
      conversionDateTime: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d$/),
      conversionValue: z.number(),
      orderId: z.string(),
    }),
  ]),
  partialFailure: z.literal(true),
});

export const googleAdsSandbox = defineSandbox<GoogleAds>({
  tool: 'google-ads',
  connection: { token: TOKEN, settings: { customerId: CUSTOMER, developerToken: DEVELOPER_TOKEN } },
  secrets: [DEVELOPER_TOKEN],
  admits: ({ headers }) =>
    headers['authorization'] === `Bearer ${TOKEN}` && headers['developer-token'] === DEVELOPER_TOKEN,
  refuse: () => failed(401, 'authenticationError', 'OAUTH_TOKEN_INVALID'),
  unknown: () => failed(404, 'requestError', 'RESOURCE_NAME_MALFORMED'),
  initial: () => ({
    latestDay: '2026-10-01',
    currencyCode: 'EUR',
    campaigns: {
      21000000001: {
        id: '21000000001',
        name: 'de_sales_brand_202610',
        status: 'ENABLED',
        campaignBudget: nameOf('campaignBudgets', '31000000001'),
        advertisingChannelType: 'SEARCH',
        startDateTime: '2026-10-01 00:00:00',
        endDateTime: '2037-12-30 23:59:59',
        urlCustomParameters: [],
        maximizeConversions: {},
        containsEuPoliticalAdvertising: 'DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING',
        pace: [{ at: '2026-10-01T00:00:00Z', daily: 50_000_000 }],
      },
    },
    budgets: {
      31000000001: { id: '31000000001', name: 'Brand', amountMicros: '50000000', status: 'ENABLED' },
    },
    conversionActions: ['6712440913'],
    conversions: {},
  }),
  routes: {
    'POST /v25/customers/{customerId}/campaigns:mutate': ({ body, state, nextId, now }) => {
      const parsed = campaignOperations.safeParse(body);
      if (!parsed.success) return failed(400, 'requestError', 'INVALID_INPUT');
      const [operation] = parsed.data.operations;
      if ('create' in operation) {
        const taken = Object.values(state.campaigns).some(
          ({ name, status }) => name === operation.create.name && status !== 'REMOVED',
        );
        if (taken) return failed(400, 'campaignError', 'DUPLICATE_CAMPAIGN_NAME');
        const id = String(21_000_000_000 + nextId() * 1000);
        return changed(state, { ...operation.create, id, pace: [] }, now());
      }
      const campaign =
        state.campaigns[idOf('remove' in operation ? operation.remove : operation.update.resourceName)];
      if (campaign === undefined) return failed(400, 'mutateError', 'RESOURCE_NOT_FOUND');
      if (campaign.status === 'REMOVED') {
        return failed(400, 'contextError', 'OPERATION_NOT_PERMITTED_FOR_REMOVED_RESOURCE');
      }
      if ('remove' in operation) return changed(state, { ...campaign, status: 'REMOVED' }, now());
      const { status = campaign.status, maximizeConversions = campaign.maximizeConversions } =
        operation.update;
      return changed(state, { ...campaign, status, maximizeConversions }, now());
    },
    'POST /v25/customers/{customerId}/campaignBudgets:mutate': ({ body, state, nextId, now }) => {
      const parsed = budgetOperations.safeParse(body);
      if (!parsed.success) return failed(400, 'campaignBudgetError', 'NEGATIVE_MONEY_AMOUNT');
      const [operation] = parsed.data.operations;
      if ('create' in operation) {
        const id = String(31_000_000_000 + nextId() * 1000);
        state.budgets[id] = { ...operation.create, id, status: 'ENABLED' };
        return reply(200, { results: [{ resourceName: nameOf('campaignBudgets', id) }] });
      }
      const { resourceName, amountMicros } = operation.update;
      const budget = state.budgets[idOf(resourceName)];
      if (budget === undefined) return failed(400, 'mutateError', 'RESOURCE_NOT_FOUND');
      state.budgets[budget.id] = { ...budget, amountMicros };
      for (const campaign of Object.values(state.campaigns)) {
        if (campaign.campaignBudget === resourceName) changed(state, campaign, now());
      }
      return reply(200, { results: [{ resourceName }] });
    },
    'POST /v25/customers/{customerId}:uploadClickConversions': ({ body, state }) => {
      const parsed = upload.safeParse(body);
      if (!parsed.success) return failed(400, 'requestError', 'INVALID_INPUT');
      const [conversion] = parsed.data.conversions;
      const { gclid, conversionAction, conversionDateTime, orderId } = conversion;
      const refused = !state.conversionActions.includes(idOf(conversionAction))
        ? 'NO_CONVERSION_ACTION_FOUND'
        : gclid.startsWith('invalid')
          ? 'UNPARSEABLE_GCLID'
          : orderId in state.conversions
            ? 'ORDER_ID_ALREADY_IN_USE'
            : undefined;
      if (refused !== undefined) {
        const partialFailureError = {
          code: 3,
          message: `The sandbox refused: ${refused}.`,
          details: [failureOf('conversionUploadError', refused)],
        };
        return reply(200, { partialFailureError, results: [{}] });
      }
      state.conversions[orderId] = { gclid, value: conversion.conversionValue };
      return reply(200, { results: [{ gclid, conversionAction, conversionDateTime }] });
    },
    'POST /v25/customers/{customerId}/googleAds:search': ({ body, state, now }) => {
      const query = z.object({ query: z.string() }).safeParse(body).data?.query ?? '';
      const asked = /^SELECT (.+?) FROM (\w+)(?: WHERE (.+))?$/.exec(query);
      if (asked === null) return failed(400, 'queryError', 'QUERY_ERROR');
      const [, selected = '', resource = '', where = ''] = asked;
      const conditions = [...where.matchAll(CONDITION)].map(
        ([, field = '', operator = '', operand = '']) => ({
          field,
          operator,
          values: valuesOf(operand),
        }),
      );
      const range = conditions.find(({ field }) => field === 'segments.date')?.values;
      state.latestDay = [state.latestDay, range?.[1] ?? ''].sort().at(-1) ?? '';
      const fields = selected.split(',').map((field) => field.trim());
      const results = tableOf(state, resource, range, today(state, now()))
        .filter((row) =>
          conditions.every(({ field, operator, values }) => {
            if (field === 'segments.date') return true;
            const value = String(row[field]);
            return operator === '!=' ? !values.includes(value) : values.includes(value);
          }),
        )
        .map((row) => shown(row, fields));
      return reply(200, { results, fieldMask: fields.map(camelPath).join(',') });
    },
  },
});

const CONDITION =
  /([\w.]+) (=|!=|IN|BETWEEN) ('(?:[^'\\]|\\.)*' AND '(?:[^'\\]|\\.)*'|'(?:[^'\\]|\\.)*'|\([^)]*\)|\w+)/g;

function valuesOf(operand: string): readonly string[] {
  return [...operand.matchAll(/'((?:[^'\\]|\\.)*)'|(\d+)/g)].map(
    ([, text, number]) => text?.replaceAll(/\\(.)/g, '$1') ?? number ?? '',
  );
}

/** The rows of a GAQL resource by their field names, with figures where a range of days is asked for. */
function tableOf(
  state: GoogleAds,
  resource: string,
  range: readonly string[] | undefined,
  until: number,
): readonly Readonly<Record<string, unknown>>[] {
  const customer = { 'customer.id': CUSTOMER, 'customer.currency_code': state.currencyCode };
  if (resource === 'customer') return [customer];
  if (resource === 'campaign_budget') {
    return Object.values(state.budgets).map((budget) => ({
      ...customer,
      'campaign_budget.resource_name': nameOf('campaignBudgets', budget.id),
      'campaign_budget.name': budget.name,
      'campaign_budget.status': budget.status,
    }));
  }
  return Object.values(state.campaigns).map((campaign) => ({
    ...customer,
    'campaign.resource_name': nameOf('campaigns', campaign.id),
    'campaign.id': campaign.id,
    'campaign.name': campaign.name,
    'campaign.status': campaign.status,
    'campaign.campaign_budget': campaign.campaignBudget,
    'campaign.url_custom_parameters': campaign.urlCustomParameters,
    ...(range === undefined ? {} : metricsOf(campaign, range[0] ?? '', range[1] ?? '', until)),
  }));
}

function metricsOf(
  campaign: Campaign,
  from: string,
  to: string,
  now: number,
): Readonly<Record<string, unknown>> {
  const { id, pace, startDateTime, endDateTime } = campaign;
  const flight = { pace, start: Date.parse(`${startDateTime}Z`), end: Date.parse(`${endDateTime}Z`) };
  const { spent, clicks, impressions } = deliver([flight], MARKET, { from, to, now, seed: id });
  const conversions = Math.floor(clicks * CONVERSION.rate);
  return {
    'metrics.impressions': String(impressions),
    'metrics.clicks': String(Math.floor(clicks)),
    'metrics.cost_micros': String(spent),
    'metrics.conversions': conversions,
    'metrics.conversions_value': conversions * CONVERSION.value,
    ...(campaign.advertisingChannelType === 'SEARCH' && clicks > 0
      ? { 'metrics.search_impression_share': between(0.3, 0.6, `${id} share`) }
      : {}),
  };
}

/** Epoch milliseconds: now, or the beginning of a later day that figures were asked for. */
function today(state: GoogleAds, now: Date): number {
  return Math.max(now.getTime(), Date.parse(state.latestDay));
}

/** Keeps a campaign; its pace goes on from now where it is another one. */
function changed(state: GoogleAds, campaign: Campaign, now: Date): SandboxReply {
  const amount = Number(state.budgets[idOf(campaign.campaignBudget)]?.amountMicros ?? 0);
  const daily = campaign.status === 'ENABLED' ? amount : 0;
  const pace = paceFrom(campaign.pace, today(state, now), daily);
  state.campaigns[campaign.id] = { ...campaign, pace };
  return reply(200, { results: [{ resourceName: nameOf('campaigns', campaign.id) }] });
}

/** `campaign.url_custom_parameters` of a row as `{ campaign: { urlCustomParameters } }`. */
function shown(row: Readonly<Record<string, unknown>>, fields: readonly string[]): object {
  const nested: Record<string, Record<string, unknown>> = {};
  for (const field of fields.filter((name) => row[name] !== undefined)) {
    const [resource = '', name = ''] = camelPath(field).split('.');
    nested[resource] = { ...nested[resource], [name]: row[field] };
  }
  return nested;
}

function camelPath(field: string): string {
  return field.replaceAll(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function nameOf(collection: 'campaigns' | 'campaignBudgets', id: string): string {
  return `customers/${CUSTOMER}/${collection}/${id}`;
}

function idOf(resourceName: string): string {
  return resourceName.slice(resourceName.lastIndexOf('/') + 1);
}

function failureOf(kind: string, name: string): object {
  return {
    '@type': 'type.googleapis.com/google.ads.googleads.v25.errors.GoogleAdsFailure',
    errors: [{ errorCode: { [kind]: name }, message: `The sandbox refused: ${name}.` }],
    requestId: 'sandbox',
  };
}

function failed(code: number, kind: string, name: string): SandboxReply {
  const status = code === 401 ? 'UNAUTHENTICATED' : code === 404 ? 'NOT_FOUND' : 'INVALID_ARGUMENT';
  return reply(code, {
    error: { code, message: `The sandbox refused: ${name}.`, status, details: [failureOf(kind, name)] },
  });
}
