import { z } from 'zod';
import { noAuth } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

export const cookiebot = defineTool({
  id: 'cookiebot',
  title: 'Cookiebot',
  category: 'consent',
  purpose:
    'Asks visitors of our sites for consent to cookies; says which cookies it found and how many people agreed.',
  owner: 'dpo',
  docs: 'https://support.cookiebot.com/hc/en-us/sections/360001333773-Cookiebot-API',
  baseUrl: 'https://consent.cookiebot.com',
  apiVersion: 'v1',
  // The key is a part of the path; errors name the path without it.
  auth: noAuth,
  settings: z.strictObject({
    /** Cookiebot Manager > Settings > Your scripts. */
    apiKey: z.string().min(1),
    /** Number of the domain group, on the same page. */
    domainGroupId: z.guid(),
  }),
  secretSettings: ['apiKey'],
  scopes: [],
  rateLimit: { perSecond: 1, source: 'none is published; both reports change once a day at most' },
  dataCategories: ['cookie scans', 'numbers of consents'],
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'EU, by Usercentrics',
  cost: 'by the subpages of each domain',
  contract: {
    none: 'built from support.cookiebot.com, articles 360006346473 (cookies) and 4405045044882 (consents)',
  },
});
