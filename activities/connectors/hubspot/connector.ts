import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

const errorBody = z.looseObject({
  message: z.string().optional(),
  category: z.string().optional(),
  policyName: z.string().optional(),
  errors: z.array(z.looseObject({ category: z.string().optional() })).optional(),
});

/**
 * Waits for a 429 without Retry-After, by the policy that ran out. The first two are those of the vendor's own client
 * (@hubspot/api-client 14.0.1, RetryDecorator); the daily quota comes back at midnight of the account, so that is looked at hourly.
 */
const POLICY_WAIT_MS: Readonly<Record<string, number>> = {
  TEN_SECONDLY_ROLLING: 10_000,
  SECONDLY: 1000,
  DAILY: 3_600_000,
};

/** Our name for the refusal of a second opt-out, which HubSpot words only in prose (400, VALIDATION_ERROR). */
export const ALREADY_UNSUBSCRIBED = 'ALREADY_UNSUBSCRIBED';
const SAYS_ALREADY_UNSUBSCRIBED = /\bis already unsubscribed from subscription\b/;

const CONSENT = '/communication-preferences/v3';

/** Where an answer tells a status, and the fields of it that may be null. */
const STATUSES = [
  [`GET ${CONSENT}/status/email/{emailAddress}`, '/subscriptionStatuses/#'],
  [`POST ${CONSENT}/subscribe`, ''],
  [`POST ${CONSENT}/unsubscribe`, ''],
] as const;
const MAY_BE_NULL = ['brandId', 'preferenceGroupName', 'legalBasis', 'legalBasisExplanation'];

export const hubspot = defineTool({
  id: 'hubspot',
  title: 'HubSpot',
  category: 'crm',
  purpose: 'Holds leads, their consent and the work of sales on them.',
  owner: 'sales',
  docs: 'https://developers.hubspot.com/docs/api-reference/overview',
  baseUrl: 'https://api.hubapi.com',
  apiVersion: 'v3',
  auth: bearer({ grants: ['token', 'refresh-token'], tokenUrl: '/oauth/v1/token' }),
  settings: z.strictObject({
    /** Internal names of the company's and the deal's property with unique values that holds our key. */
    companyKeyProperty: z.string().min(1).default('maschinenraum_key'),
    dealKeyProperty: z.string().min(1).default('maschinenraum_key'),
  }),
  scopes: [
    'crm.objects.contacts.read',
    'crm.objects.contacts.write',
    'crm.objects.companies.read',
    'crm.objects.companies.write',
    'crm.objects.deals.read',
    'crm.objects.deals.write',
    'crm.objects.owners.read',
    'crm.lists.read',
    'communication_preferences.read',
    'communication_preferences.write',
  ],
  rateLimit: {
    perSecond: 10,
    source: 'developers.hubspot.com, usage guidelines: 100 requests in 10 s for a private app',
  },
  dataCategories: ['contacts', 'companies', 'deals', 'consent', 'tasks', 'notes', 'segments'],
  personalData: { in: ['email', 'firstName', 'lastName', 'phone', 'text'], out: ['name'] },
  processorAgreement: 'required',
  region: 'EU (eu1) or US, by the account',
  cost: 'Marketing Hub and Sales Hub, per seat and contact tier',
  contract: {
    file: 'hubspot.json',
    departures: STATUSES.flatMap(([operation, status]) =>
      MAY_BE_NULL.map((field) => ({
        operation,
        at: `response 200 ${status}/${field} must be`,
        why: "null where there is none; the contract is derived from the client's types, which leave null out",
      })),
    ),
    beyond: [
      {
        operation: 'POST /crm/v3/objects/companies/batch/upsert',
        like: 'POST /crm/v3/objects/deals/batch/upsert',
        why: 'the object API is the same for every object type; the slice holds no companies',
      },
      {
        operation: 'POST /crm/v3/objects/tasks/batch/read',
        like: 'POST /crm/v3/objects/contacts/batch/read',
        why: 'the object API is the same for every object type; the slice holds only creation for tasks',
      },
      {
        operation: 'POST /crm/v3/objects/notes/batch/read',
        like: 'POST /crm/v3/objects/contacts/batch/read',
        why: 'the object API is the same for every object type; the slice holds only creation for notes',
      },
    ],
  },
  failure({ status, body }) {
    const parsed = errorBody.safeParse(body);
    if (!parsed.success) return undefined;
    const { message, category, policyName, errors } = parsed.data;
    if (status === 207) {
      // Multi-status: the batch was accepted, its one item was not.
      const itemCategory = errors?.[0]?.category;
      return {
        code: itemCategory === 'CONFLICT' ? 'CONFLICT' : 'INVALID_INPUT',
        vendorCode: itemCategory,
      };
    }
    if (status === 400 && SAYS_ALREADY_UNSUBSCRIBED.test(message ?? '')) {
      return { code: 'CONFLICT', vendorCode: ALREADY_UNSUBSCRIBED };
    }
    return { vendorCode: policyName ?? category, retryAfterMs: POLICY_WAIT_MS[policyName ?? ''] };
  },
});
