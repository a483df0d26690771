import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import type { ToolErrorCode } from '../../kit/errors.ts';
import { durationMs } from '../../kit/google-failure.ts';

/** google.rpc.Status, and the older list of `errors` that the Bid Manager API names its quotas in. */
const rpcStatus = z.looseObject({
  error: z.looseObject({
    status: z.string().optional(),
    details: z
      .array(z.looseObject({ reason: z.string().optional(), retryDelay: z.string().optional() }))
      .default([]),
    errors: z.array(z.looseObject({ reason: z.string().optional() })).default([]),
  }),
});

/** google/rpc/code.proto: what the HTTP status alone (400, 409) does not tell. */
const CODES_BY_STATUS: Readonly<Record<string, ToolErrorCode>> = {
  RESOURCE_EXHAUSTED: 'RATE_LIMITED',
  FAILED_PRECONDITION: 'CONFLICT',
  // A line item takes one change at a time; the whole action may be run again.
  ABORTED: 'UNAVAILABLE',
};

/** developers.google.com/bid-manager/quotas: both are 403. */
const QUOTA_REASONS: readonly string[] = ['dailyLimitExceeded', 'userRateLimitExceeded'];

const IN_DISCOVERY =
  "in the vendor's discovery document (google-api-python-client 2.202.0), not in the slice";

export const dv360 = defineTool({
  id: 'dv360',
  title: 'Display & Video 360',
  category: 'advertising',
  purpose:
    'Buys display, video and audio placements by line items with budgets, and tells what they delivered.',
  owner: 'ops',
  docs: 'https://developers.google.com/display-video/api/reference/rest/v4',
  baseUrl: 'https://displayvideo.googleapis.com',
  hosts: { reporting: 'https://doubleclickbidmanager.googleapis.com' },
  apiVersion: 'v4, reporting v2',
  auth: bearer({
    grants: ['service-account', 'refresh-token'],
    tokenUrl: 'https://oauth2.googleapis.com/token',
  }),
  settings: z.strictObject({
    /** Advertiser whose line items are run, digits only. */
    advertiserId: z.string().regex(/^\d+$/),
  }),
  scopes: [
    'https://www.googleapis.com/auth/display-video',
    'https://www.googleapis.com/auth/doubleclickbidmanager',
  ],
  rateLimit: {
    perSecond: 2,
    source:
      'developers.google.com/display-video/api/limits: 150 changes a minute, an advertiser and a project; developers.google.com/bid-manager/quotas: 4 a second',
  },
  dataCategories: ['campaigns', 'insertion orders', 'line items', 'budgets', 'advertising figures'],
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'worldwide, by Google',
  cost: 'the API is free; active line items spend their budget',
  contract: {
    file: ['dv360.json', 'dv360-reporting.json'],
    beyond: [
      {
        operation: 'GET /v4/advertisers/{advertiserId}',
        like: 'GET /v4/advertisers/{advertiserId}',
        why: IN_DISCOVERY,
      },
      {
        operation: 'POST /v4/advertisers/{advertiserId}/lineItems',
        like: 'PATCH /v4/advertisers/{advertisersId}/lineItems/{lineItemsId}',
        why: `${IN_DISCOVERY}; both take and give a LineItem`,
      },
      { operation: 'GET /v2/queries', like: 'GET /v2/queries', why: IN_DISCOVERY },
      {
        operation: 'DELETE /v2/queries/{queryId}',
        like: 'DELETE /v2/queries/{queryId}',
        why: IN_DISCOVERY,
      },
      {
        operation: 'GET /storage/{bucket}/{file}',
        like: 'GET /storage/{bucket}/{file}',
        why: 'the file of a report lies at an address that the report names',
      },
    ],
  },
  failure({ body }) {
    const parsed = rpcStatus.safeParse(body);
    if (!parsed.success) return undefined;
    const { status, details, errors } = parsed.data.error;
    const reason = [...errors, ...details].find((one) => one.reason !== undefined)?.reason;
    return {
      code: QUOTA_REASONS.includes(reason ?? '') ? 'RATE_LIMITED' : CODES_BY_STATUS[status ?? ''],
      vendorCode: reason ?? status,
      retryAfterMs: durationMs(details.find(({ retryDelay }) => retryDelay !== undefined)?.retryDelay),
    };
  },
});
