import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import type { ToolErrorCode } from '../../kit/errors.ts';

const vendorError = z.looseObject({ code: z.coerce.string() });
/** Marketo answers 200 to nearly everything: the whole request failed, or one of its records did. */
const failedRequest = z.looseObject({ success: z.literal(false), errors: z.array(vendorError).min(1) });
const succeeded = z.looseObject({ success: z.literal(true) });
const records = z.looseObject({
  result: z.array(
    z.looseObject({
      status: z.string().optional(),
      reasons: z.array(vendorError).optional(),
      /** What custom activities call their reasons. */
      errors: z.array(vendorError).optional(),
    }),
  ),
});

/**
 * What Marketo's codes mean. AdobeDocs/marketo-developer.en@c631b7c, help/rest-api/error-codes.md: 5xx to 7xx fail the whole request (6xx before
 * anything was done), 1xxx one of its records. What is not here is about the input.
 */
const CODES: Readonly<Record<string, ToolErrorCode>> = {
  500: 'UNAVAILABLE',
  502: 'UNAVAILABLE',
  601: 'AUTH_FAILED',
  602: 'AUTH_FAILED',
  603: 'FORBIDDEN',
  604: 'TIMEOUT',
  606: 'RATE_LIMITED',
  607: 'RATE_LIMITED',
  608: 'UNAVAILABLE',
  610: 'NOT_FOUND',
  611: 'UNAVAILABLE',
  614: 'UNAVAILABLE',
  615: 'RATE_LIMITED',
  616: 'FORBIDDEN',
  702: 'NOT_FOUND',
  703: 'FORBIDDEN',
  709: 'CONFLICT',
  710: 'NOT_FOUND',
  713: 'UNAVAILABLE',
  719: 'UNAVAILABLE',
  1004: 'NOT_FOUND',
  1005: 'CONFLICT',
  1007: 'CONFLICT',
  1008: 'FORBIDDEN',
  1010: 'CONFLICT',
  1013: 'NOT_FOUND',
  1015: 'NOT_FOUND',
  1017: 'CONFLICT',
  1018: 'CONFLICT',
  1019: 'CONFLICT',
  1022: 'CONFLICT',
  1025: 'NOT_FOUND',
  1026: 'FORBIDDEN',
};

/**
 * Marketo says no time to wait. 606 counts the last twenty seconds, 615 the calls under way; 607 is the day's quota, which comes back at midnight
 * of Central Standard Time, so that it is looked at hourly.
 */
const WAIT_MS: Readonly<Record<string, number>> = {
  606: 20_000,
  607: 3_600_000,
  615: 2000,
};

const granted = z
  .looseObject({ access_token: z.string().min(1), expires_in: z.number().positive() })
  .transform(({ access_token: token, expires_in: seconds }) => ({ token, seconds }));

const IN_ASSETS = "in the vendor's swagger-asset.json (AdobeDocs/marketo-apis@3d7e817), not in the slice";

export const marketo = defineTool({
  id: 'marketo',
  title: 'Adobe Marketo Engage',
  category: 'marketing-automation',
  purpose: 'Sends mailings to people who agreed, and nurtures leads by programs that marketing built.',
  owner: 'ops',
  docs: 'https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/rest-api',
  // Every account has an address of its own, which the connection says.
  baseUrl: '',
  apiVersion: 'v1',
  auth: bearer({
    grants: ['token', 'client-credentials'],
    tokenUrl: '/identity/oauth/token',
    signIn: {
      request: ({ clientId = '', clientSecret = '' }) => ({
        method: 'GET',
        query: { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
      }),
      read: (body) => granted.safeParse(body).data,
    },
  }),
  scopes: [
    'Read-Only Lead',
    'Read-Write Lead',
    'Read-Only Activity',
    'Read-Write Activity',
    'Read-Only Assets',
    'Read-Write Assets',
    'Execute Campaign',
    'Activate Campaign',
    'Deactivate Campaign',
  ],
  rateLimit: {
    perSecond: 2,
    source:
      "marketo-developer, best practices: 50 of the subscription's 100 calls in 20 s for one integration",
  },
  dataCategories: ['leads', 'consent', 'lists', 'activities', 'programs', 'mailing figures'],
  personalData: { in: ['email', 'firstName', 'lastName', 'phone'], out: [] },
  processorAgreement: 'required',
  region: 'US, EU or APAC, by the subscription',
  cost: 'by people in the database; API calls have a daily quota',
  contract: {
    file: 'marketo.json',
    departures: [
      {
        operation: 'POST /rest/v1/leads.json',
        at: 'body /input/# must NOT have unevaluated properties',
        why: 'a lead has the fields of its account, too',
      },
      ...['lists/{listId}/leads', 'campaigns/{campaignId}/schedule', 'campaigns/{campaignId}/trigger'].map(
        (failing) => ({
          operation: `POST /rest/v1/${failing}.json`,
          at: 'response 200 / must have required property',
          why: 'a failure is a 200 with `errors` and no `result` (help/rest-api/error-codes.md)',
        }),
      ),
    ],
    beyond: [
      {
        operation: 'POST /rest/v1/leads.json',
        like: 'POST /rest/v1/leads.json',
        why: 'a lead has any number of fields, its schema says so in words only; transcribed with those that we use',
      },
      {
        operation: 'POST /rest/v1/activities/external.json',
        like: 'POST /rest/v1/activities/external.json',
        why: 'the schema asks in a request for what only an answer holds; transcribed from help/rest-api/activities.md',
      },
      {
        operation: 'GET /rest/asset/v1/program/byName.json',
        like: 'GET /rest/asset/v1/program/byName.json',
        why: IN_ASSETS,
      },
      {
        operation: 'POST /rest/asset/v1/program/{id}.json',
        like: 'POST /rest/asset/v1/program/{id}.json',
        why: IN_ASSETS,
      },
      {
        operation: 'POST /rest/asset/v1/program/{id}/approve.json',
        like: 'POST /rest/asset/v1/smartCampaign/{id}/activate.json',
        why: `${IN_ASSETS}; both answer with the id`,
      },
      {
        operation: 'POST /rest/asset/v1/program/{id}/unapprove.json',
        like: 'POST /rest/asset/v1/smartCampaign/{id}/activate.json',
        why: `${IN_ASSETS}; both answer with the id`,
      },
      {
        operation: 'GET /rest/asset/v1/smartCampaigns.json',
        like: 'GET /rest/asset/v1/smartCampaigns.json',
        why: `${IN_ASSETS}; follows the superseded GET /rest/v1/campaigns.json`,
      },
      {
        operation: 'GET /rest/asset/v1/smartLists.json',
        like: 'GET /rest/asset/v1/smartLists.json',
        why: IN_ASSETS,
      },
      {
        operation: 'GET /rest/asset/v1/smartCampaign/{id}.json',
        like: 'GET /rest/asset/v1/smartCampaign/{id}.json',
        why: IN_ASSETS,
      },
      {
        operation: 'POST /rest/asset/v1/smartCampaign/{id}/deactivate.json',
        like: 'POST /rest/asset/v1/smartCampaign/{id}/activate.json',
        why: `${IN_ASSETS}; both answer with the id`,
      },
    ],
  },
  failure({ status, body }) {
    const code = codeIn(body);
    // Every answer says `success` (help/rest-api/error-codes.md); a page of a proxy does not.
    if (code === undefined) {
      return status !== 200 || succeeded.safeParse(body).success ? undefined : { code: 'BAD_RESPONSE' };
    }
    const known = status === 200 ? (CODES[code] ?? 'INVALID_INPUT') : undefined;
    return { code: known, vendorCode: code, retryAfterMs: WAIT_MS[code] };
  },
});

/** The code of what failed, the request or its first record. */
function codeIn(body: unknown): string | undefined {
  const whole = failedRequest.safeParse(body);
  if (whole.success) return whole.data.errors[0]?.code;
  const parts = records.safeParse(body);
  if (!parts.success) return undefined;
  const skipped = parts.data.result.find(({ status }) => status === 'skipped');
  return [...(skipped?.reasons ?? []), ...(skipped?.errors ?? [])][0]?.code;
}
