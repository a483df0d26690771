import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

export const onetrust = defineTool({
  id: 'onetrust',
  title: 'OneTrust',
  category: 'consent',
  purpose:
    'Knows what people agreed to, keeps the proof of it, takes their requests for erasure, and knows which cookies our sites set.',
  owner: 'dpo',
  docs: 'https://developer.onetrust.com/onetrust/reference/onetrust-overview',
  baseUrl: 'https://app-eu.onetrust.com',
  apiVersion: 'v1',
  auth: bearer({
    grants: ['token', 'client-credentials'],
    tokenUrl: '/api/access/v1/oauth/token',
    // A client gets what it was given. To ask for rights by name would shut out tenants without one of the modules.
    scope: '',
  }),
  settings: z.strictObject({
    /** The JWT of the collection point that receipts belong to: Collection Points > Integrations. */
    collectionPointToken: z.string().min(1),
  }),
  secretSettings: ['collectionPointToken'],
  scopes: ['CONSENT', 'COOKIE_READ', 'DSAR_READ', 'DSAR_WRITE'],
  rateLimit: {
    perSecond: 10,
    source:
      'developer.onetrust.com, Rate Limits Overview: by endpoint, hour and minute; 10 a second stays below them',
  },
  dataCategories: ['consent', 'purposes', 'cookie scans', 'requests of data subjects'],
  personalData: { in: ['email', 'firstName', 'identifier', 'lastName'], out: [] },
  processorAgreement: 'required',
  region: 'EU (app-eu), or the region of the tenant',
  cost: 'Consent & Preferences, by domains and data subjects; Privacy Rights Automation for erasure',
  contract: {
    file: 'onetrust.json',
    beyond: [
      {
        operation: 'GET /api/consentmanager/v1/datasubjects/profiles',
        like: 'GET /api/consentmanager/v1/purposes',
        why: 'the slice holds only the list of everybody under a purpose; this is the same paged list for one person, named in a header',
      },
      {
        operation: 'GET /api/consentmanager/v1/receipts',
        like: 'GET /api/consentmanager/v1/purposes',
        why: 'the slice holds only the writing of receipts; this is the same paged list, for one person, named in a header',
      },
      {
        operation: 'GET /api/cmp/v1/webscans/domains/{domainId}/scans/{scanId}/scanresults',
        like: 'GET /api/cmp/v1/webscans/domains/{domainId}/scans/{scanId}/scanresults',
        why: 'the slice holds the list of scans, but not what they found',
      },
      {
        operation: 'POST /api/datasubject/v2/requestqueues/{templateId}',
        like: 'POST /api/datasubject/v2/requestqueues/{templateId}',
        why: 'the slice holds nothing of Privacy Rights Automation',
      },
      {
        operation: 'GET /api/datasubject/v2/requestqueues/status/{requestTraceId}',
        like: 'GET /api/datasubject/v2/requestqueues/status/{requestTraceId}',
        why: 'the slice holds nothing of Privacy Rights Automation',
      },
      {
        operation: 'GET /api/datasubject/v2/requestqueues/{requestQueueRefId}/language/{language}',
        like: 'GET /api/datasubject/v2/requestqueues/{requestQueueRefId}/language/{language}',
        why: 'the slice holds nothing of Privacy Rights Automation',
      },
    ],
  },
});
