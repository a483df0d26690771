import { z } from 'zod';
import { headerKey } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

/** v2 has machine codes (`ERR_SCHEMA_VALIDATION_FAILED`); `error` is prose. */
const errorBody = z.looseObject({ success: z.literal(false), code: z.string().optional() });

/** The account is not open: its trial ended or a bill is unpaid. */
const PAYMENT_REQUIRED = 402;

/** The day's budget of tokens comes back at midnight of Pipedrive's server, so that is looked at hourly. */
const DAILY_WAIT_MS = 3_600_000;
/** The window of the burst limit, and what is waited where no header says how much of it is left. */
const BURST_WINDOW_MS = 2000;
/** Who goes on after a 429 is kept out by a page of the network in front of the API, with 403. */
const ABUSE_WAIT_MS = 600_000;

/** Pipedrive names a custom field by a hash. */
const fieldKey = z.string().regex(/^[0-9a-f]{40}$/);

export const pipedrive = defineTool({
  id: 'pipedrive',
  title: 'Pipedrive',
  category: 'crm',
  purpose: 'Holds contacts, companies and deals, and the work of sales on them.',
  owner: 'sales',
  docs: 'https://developers.pipedrive.com/docs/api/v1',
  baseUrl: 'https://api.pipedrive.com',
  apiVersion: 'v2',
  auth: headerKey('x-api-token'),
  settings: z.strictObject({
    /** Text fields of ours that hold our key, by their API key; an upsert needs its own. */
    personKeyField: fieldKey.optional(),
    organizationKeyField: fieldKey.optional(),
    dealKeyField: fieldKey.optional(),
  }),
  scopes: [],
  rateLimit: {
    perSecond: 5,
    source:
      'pipedrive.readme.io, Rate limiting: 10 searches in 2 s on every plan, the lowest of those we use',
  },
  dataCategories: ['contacts', 'companies', 'deals', 'activities', 'consent'],
  personalData: { in: ['email', 'firstName', 'lastName', 'phone', 'text'], out: ['name'] },
  processorAgreement: 'required',
  region: 'EU or US, by the account',
  cost: 'per seat; requests take tokens from the daily budget of the account',
  contract: {
    file: 'pipedrive.json',
    departures: [
      {
        operation: 'GET /api/v2/persons',
        at: 'response 200 /data/# must NOT have unevaluated properties: marketing_status',
        why: 'the contract lets include_fields ask for it and lacks it in the answer',
      },
    ],
    beyond: [
      {
        operation: 'GET /api/v2/organizations',
        like: 'GET /api/v2/organizations',
        why: "the slice holds only the search for organizations; written down from the vendor's client",
      },
      {
        operation: 'PATCH /api/v2/organizations/{id}',
        like: 'POST /api/v2/organizations',
        why: 'an update takes the fields of a creation; the slice holds only creation for organizations',
      },
    ],
  },
  failure({ status, body, headers }) {
    if (status < 400) return undefined;
    const vendorCode = errorBody.safeParse(body).data?.code;
    if (status === PAYMENT_REQUIRED) return { code: 'FORBIDDEN', vendorCode };
    if (status === 403 && typeof body === 'string' && /<html/i.test(body)) {
      return { code: 'RATE_LIMITED', retryAfterMs: ABUSE_WAIT_MS };
    }
    if (status !== 429 || headers.has('retry-after')) return { vendorCode };
    if (headers.get('x-daily-ratelimit-token-remaining') === '0') {
      return { vendorCode, retryAfterMs: DAILY_WAIT_MS };
    }
    // Taken for seconds, as public clients do.
    const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN);
    return { vendorCode, retryAfterMs: reset > 0 ? reset * 1000 : BURST_WINDOW_MS };
  },
});
