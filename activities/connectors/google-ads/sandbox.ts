import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';
import { paceFrom } from '../../sandbox/delivery.ts';
import { today } from '../../sandbox/latest-day.ts';
import { adRoutes } from './sandbox/ads.ts';
import { audienceRoutes } from './sandbox/audiences.ts';
import { bidMask, bidStrategy, rebid } from './sandbox/bidding.ts';
import { answerQuery } from './sandbox/query.ts';
import {
  budgetFields,
  campaignFields,
  CUSTOMER,
  failed,
  failureOf,
  idOf,
  nameOf,
  type Campaign,
  type GoogleAds,
} from './sandbox/state.ts';

const TOKEN = 'ya29.sandbox-google-ads';
const DEVELOPER_TOKEN = 'sandbox-developer-token';

const campaignOperations = z.object({
  operations: z.tuple([
    z.union([
      z.object({ create: campaignFields }),
      z.object({
        update: z.object({ resourceName: z.string(), status: z.enum(['ENABLED', 'PAUSED']) }),
        updateMask: z.literal('status'),
      }),
      z.object({
        update: bidStrategy.extend({ resourceName: z.string() }),
        updateMask: bidMask,
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
  connection: {
    token: TOKEN,
    settings: { customerId: CUSTOMER, developerToken: DEVELOPER_TOKEN, customerMatchTerms: 'ACCEPTED' },
  },
  secrets: [DEVELOPER_TOKEN],
  // The Data Manager, a host of its own, is told no developer token.
  admits: ({ headers, path }) =>
    headers['authorization'] === `Bearer ${TOKEN}` &&
    headers['developer-token'] === (path.startsWith('/v1/') ? undefined : DEVELOPER_TOKEN),
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
      21000000002: {
        id: '21000000002',
        name: 'de_awareness_display_202610',
        status: 'PAUSED',
        campaignBudget: nameOf('campaignBudgets', '31000000002'),
        advertisingChannelType: 'DISPLAY',
        startDateTime: '2026-10-01 00:00:00',
        endDateTime: '2037-12-30 23:59:59',
        urlCustomParameters: [],
        maximizeConversions: {},
        containsEuPoliticalAdvertising: 'DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING',
        pace: [],
      },
    },
    budgets: {
      31000000002: { id: '31000000002', name: 'Display', amountMicros: '20000000', status: 'ENABLED' },
      31000000001: { id: '31000000001', name: 'Brand', amountMicros: '50000000', status: 'ENABLED' },
    },
    adGroups: {
      41000000001: {
        id: '41000000001',
        name: 'brand',
        campaign: '21000000001',
        status: 'ENABLED',
        type: 'SEARCH_STANDARD',
        urlCustomParameters: [],
      },
      41000000002: {
        id: '41000000002',
        name: 'machine builders',
        campaign: '21000000002',
        status: 'ENABLED',
        type: 'DISPLAY_STANDARD',
        urlCustomParameters: [],
      },
    },
    ads: {},
    images: { 61000000001: '1.91:1', 61000000002: '1:1' },
    audiences: {
      8112233445: {
        name: 'Customers',
        integrationCode: '',
        membershipLifeSpan: '540',
        crmBasedUserList: { uploadKeyType: 'CONTACT_INFO', dataSourceType: 'FIRST_PARTY' },
        members: [],
      },
    },
    uploads: {},
    conversionActions: ['6712440913'],
    conversions: {},
  }),
  routes: {
    ...adRoutes,
    ...audienceRoutes,
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
      if (operation.updateMask === 'status') {
        return changed(state, { ...campaign, status: operation.update.status }, now());
      }
      const { resourceName: _name, ...strategy } = operation.update;
      return changed(state, rebid(campaign, strategy), now());
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
      const answer = answerQuery(state, queryIn(body), now());
      return answer === undefined ? failed(400, 'queryError', 'QUERY_ERROR') : reply(200, answer);
    },
    'POST /v25/customers/{customerId}/googleAds:searchStream': ({ body, state, now }) => {
      const answer = answerQuery(state, queryIn(body), now());
      return answer === undefined
        ? failed(400, 'queryError', 'QUERY_ERROR')
        : reply(200, [{ ...answer, requestId: 'sandbox' }]);
    },
  },
});

function queryIn(body: unknown): string {
  return z.object({ query: z.string() }).safeParse(body).data?.query ?? '';
}

/** Keeps a campaign; its pace goes on from now where it is another one. */
function changed(state: GoogleAds, campaign: Campaign, now: Date): SandboxReply {
  const amount = Number(state.budgets[idOf(campaign.campaignBudget)]?.amountMicros ?? 0);
  const daily = campaign.status === 'ENABLED' ? amount : 0;
  const pace = paceFrom(campaign.pace, today(state, now), daily);
  state.campaigns[campaign.id] = { ...campaign, pace };
  return reply(200, { results: [{ resourceName: nameOf('campaigns', campaign.id) }] });
}
