import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import type { ToolErrorCode } from '../../kit/errors.ts';
import { durationMs } from '../../kit/google-failure.ts';

const vendorError = z.looseObject({
  errorCode: z.record(z.string(), z.string()).optional(),
  details: z
    .looseObject({
      quotaErrorDetails: z.looseObject({ retryDelay: z.string().optional() }).optional(),
    })
    .optional(),
});
/** google.rpc.Status whose details carry GoogleAdsFailure; an upload answers 200 and says so in partialFailureError. */
const rpcStatus = z.looseObject({
  status: z.string().optional(),
  details: z
    .array(
      z.looseObject({
        errors: z.array(vendorError).optional(),
        // google.rpc.ErrorInfo and RetryInfo, as Data Manager has them.
        reason: z.string().optional(),
        retryDelay: z.string().optional(),
      }),
    )
    .optional(),
});
const failedBody = z.union([
  z.looseObject({ error: rpcStatus }).transform(({ error }) => error),
  z.looseObject({ partialFailureError: rpcStatus }).transform((body) => body.partialFailureError),
]);

const CODES_BY_KIND: Readonly<Record<string, ToolErrorCode>> = {
  authenticationError: 'AUTH_FAILED',
  authorizationError: 'FORBIDDEN',
  quotaError: 'RATE_LIMITED',
};

/** Values of v25's error enums that the HTTP status alone (mostly 400) does not tell apart. */
const CODES_BY_ERROR: Readonly<Record<string, ToolErrorCode>> = {
  ADVERTISER_NOT_ON_ALLOWLIST_FOR_USING_UPLOADED_DATA: 'FORBIDDEN',
  CUSTOMER_NOT_FOUND: 'NOT_FOUND',
  RESOURCE_NOT_FOUND: 'NOT_FOUND',
  NO_CONVERSION_ACTION_FOUND: 'NOT_FOUND',
  CLICK_NOT_FOUND: 'NOT_FOUND',
  EVENT_NOT_FOUND: 'NOT_FOUND',
  DUPLICATE_CAMPAIGN_NAME: 'CONFLICT',
  DUPLICATE_ADGROUP_NAME: 'CONFLICT',
  DUPLICATE_NAME: 'CONFLICT',
  NAME_ALREADY_USED: 'CONFLICT',
  RESOURCE_ALREADY_EXISTS: 'CONFLICT',
  CAMPAIGN_BUDGET_REMOVED: 'CONFLICT',
  INVALID_STATUS_CHANGE: 'CONFLICT',
  OPERATION_NOT_PERMITTED_FOR_REMOVED_RESOURCE: 'CONFLICT',
  CLICK_CONVERSION_ALREADY_EXISTS: 'CONFLICT',
  ORDER_ID_ALREADY_IN_USE: 'CONFLICT',
  CONCURRENT_MODIFICATION: 'UNAVAILABLE',
  INTERNAL_ERROR: 'UNAVAILABLE',
  TRANSIENT_ERROR: 'UNAVAILABLE',
  DEADLINE_EXCEEDED: 'TIMEOUT',
};

export const googleAds = defineTool({
  id: 'google-ads',
  title: 'Google Ads',
  category: 'advertising',
  purpose: 'Runs search and display campaigns, and learns which clicks became leads that sales accepted.',
  owner: 'ops',
  docs: 'https://developers.google.com/google-ads/api/docs/start',
  baseUrl: 'https://googleads.googleapis.com',
  hosts: { dataManager: 'https://datamanager.googleapis.com' },
  apiVersion: 'v25',
  auth: bearer({
    grants: ['service-account', 'refresh-token'],
    tokenUrl: 'https://oauth2.googleapis.com/token',
  }),
  settings: z.strictObject({
    /** Account whose campaigns are run, digits only. */
    customerId: z.string().regex(/^\d+$/),
    /** Manager account through which it is reached. */
    loginCustomerId: z.string().regex(/^\d+$/).optional(),
    developerToken: z.string().min(1),
    /** Says that the account's owner accepted Google's Customer Match terms; nobody is added to an audience without. */
    customerMatchTerms: z.literal('ACCEPTED').optional(),
  }),
  secretSettings: ['developerToken'],
  scopes: ['https://www.googleapis.com/auth/adwords', 'https://www.googleapis.com/auth/datamanager'],
  rateLimit: {
    perSecond: 5,
    source: 'our own: the vendor publishes operations a day by access level, not requests a second',
  },
  dataCategories: ['campaigns', 'budgets', 'advertising figures', 'conversions', 'audiences'],
  personalData: { in: ['gclid', 'email', 'phone'], out: [] },
  processorAgreement: 'required',
  region: 'worldwide, by Google',
  cost: 'the API is free; enabled campaigns spend their daily budget',
  contract: {
    file: ['google-ads.json', 'google-datamanager.json'],
    // Built from googleapis/googleapis, google/ads/googleads/v25 (Apache-2.0), the protos that the slice is cut from.
    beyond: [
      {
        operation: 'POST /v25/customers/{customerId}/adGroups:mutate',
        like: 'nothing',
        why: 'resources/ad_group.proto; the slice has no ad groups',
      },
      {
        operation: 'POST /v25/customers/{customerId}/adGroupAds:mutate',
        like: 'nothing',
        why: 'resources/ad_group_ad.proto; the slice has no ads',
      },
      {
        operation: 'POST /v25/customers/{customerId}/googleAds:searchStream',
        like: 'nothing',
        why: 'services/google_ads_service.proto; rows of ad groups and ads are not in the slice',
      },
    ],
  },
  // The Data Manager knows neither; the developer token is a secret of Google Ads.
  headers: ({ developerToken, loginCustomerId }, host) =>
    host === 'dataManager'
      ? {}
      : {
          'developer-token': developerToken,
          ...(loginCustomerId === undefined ? {} : { 'login-customer-id': loginCustomerId }),
        },
  failure({ status, body }) {
    const parsed = failedBody.safeParse(body);
    if (!parsed.success) return undefined;
    const { status: rpc, details = [] } = parsed.data;
    const error = details.flatMap(({ errors }) => errors ?? [])[0];
    const [kind, name] = Object.entries(error?.errorCode ?? {})[0] ?? [];
    if (kind === undefined || name === undefined) {
      return {
        code: status === 200 ? 'INVALID_INPUT' : undefined,
        vendorCode: details.find(({ reason }) => reason !== undefined)?.reason ?? rpc,
        retryAfterMs: durationMs(details.find(({ retryDelay }) => retryDelay !== undefined)?.retryDelay),
      };
    }
    return {
      code: CODES_BY_ERROR[name] ?? CODES_BY_KIND[kind] ?? (status === 200 ? 'INVALID_INPUT' : undefined),
      vendorCode: `${kind}.${name}`,
      retryAfterMs: durationMs(error?.details?.quotaErrorDetails?.retryDelay),
    };
  },
});
