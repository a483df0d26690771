import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import type { ToolErrorCode } from '../../kit/errors.ts';

/** Every failure is a list; the first entry says why (jsforce 3.10, common.d.ts). */
const errorBody = z.array(z.looseObject({ errorCode: z.string() })).min(1);

/** What Salesforce's own codes mean where the HTTP status says less: most come with 400. */
const CODES: Readonly<Record<string, ToolErrorCode>> = {
  // Another transaction holds the record; nothing was done.
  UNABLE_TO_LOCK_ROW: 'UNAVAILABLE',
  SERVER_UNAVAILABLE: 'UNAVAILABLE',
  REQUEST_LIMIT_EXCEEDED: 'RATE_LIMITED',
  INSUFFICIENT_ACCESS_OR_READONLY: 'FORBIDDEN',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'FORBIDDEN',
  INVALID_CROSS_REFERENCE_KEY: 'NOT_FOUND',
  ENTITY_IS_DELETED: 'NOT_FOUND',
  DUPLICATES_DETECTED: 'CONFLICT',
  DUPLICATE_VALUE: 'CONFLICT',
  CANNOT_UPDATE_CONVERTED_LEAD: 'CONFLICT',
};

/** The allocation is that of the last 24 hours, so that some comes back all the time; nothing says when. */
const ALLOCATION_WAIT_MS = 15 * 60 * 1000;

/** Several records have the external key. */
const MULTIPLE_CHOICES = 300;

const fieldName = z.string().regex(/^[A-Za-z]\w*$/);

export const salesforce = defineTool({
  id: 'salesforce',
  title: 'Salesforce',
  category: 'crm',
  purpose: 'Holds leads, contacts, companies and opportunities, and the work of sales on them.',
  owner: 'sales',
  docs: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest.htm',
  // Every org has an address of its own, which the connection says.
  baseUrl: '',
  apiVersion: '65.0',
  auth: bearer({
    grants: ['token', 'refresh-token', 'client-credentials', 'jwt-bearer'],
    tokenUrl: 'https://login.salesforce.com/services/oauth2/token',
    // The rights are those of the connected app and are not asked for one by one.
    scope: '',
  }),
  settings: z.strictObject({
    /** Custom fields that hold our key, each "External ID" and "Unique". */
    leadKeyField: fieldName.default('Maschinenraum_Key__c'),
    contactKeyField: fieldName.default('Maschinenraum_Key__c'),
    companyKeyField: fieldName.default('Maschinenraum_Key__c'),
    opportunityKeyField: fieldName.default('Maschinenraum_Key__c'),
    /** The only currency of the org; left out where it has several, and each opportunity says its own. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
  }),
  scopes: ['api'],
  rateLimit: {
    perSecond: 10,
    source:
      'no limit a second is published: an org has so many requests in 24 h, by edition and licences (Setup > Company Information)',
  },
  dataCategories: ['leads', 'contacts', 'companies', 'opportunities', 'activities', 'consent'],
  personalData: { in: ['email', 'firstName', 'lastName', 'phone', 'text'], out: ['name'] },
  processorAgreement: 'required',
  region: 'by the org (Hyperforce region)',
  cost: 'per user licence; requests within the allocation are free',
  contract: {
    file: 'salesforce.json',
    beyond: [
      {
        operation: 'GET /services/data/v{version}/query/{locator}',
        like: 'GET /services/data/v{version}/query',
        why: 'further rows of a query, by its nextRecordsUrl; the slice holds only the first',
      },
    ],
  },
  failure({ status, body }) {
    if (status === MULTIPLE_CHOICES) return { code: 'CONFLICT' };
    const parsed = errorBody.safeParse(body);
    const vendorCode = parsed.data?.[0]?.errorCode;
    if (status < 400 || vendorCode === undefined) return undefined;
    const code = CODES[vendorCode];
    return {
      vendorCode,
      code,
      retryAfterMs: code === 'RATE_LIMITED' ? ALLOCATION_WAIT_MS : undefined,
    };
  },
});
