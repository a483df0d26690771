import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

export const hotjar = defineTool({
  id: 'hotjar',
  title: 'Hotjar',
  category: 'analytics',
  purpose: 'Asks visitors what they think, and watches where they get stuck.',
  owner: 'ops',
  docs: 'https://help.hotjar.com/hc/en-us/articles/36820005914001-Hotjar-API-Reference',
  baseUrl: 'https://api.hotjar.io',
  apiVersion: 'v1',
  auth: bearer({ grants: ['client-credentials'], tokenUrl: '/v1/oauth/token' }),
  settings: z.strictObject({
    /** Organisation in which people are looked up and erased. */
    organizationId: z.string().regex(/^\d+$/).optional(),
  }),
  scopes: [],
  rateLimit: {
    perSecond: 10,
    source: 'our own share of the 3,000 requests a minute that third parties report',
  },
  dataCategories: ['surveys', 'answers', 'erasure requests'],
  personalData: { in: ['email', 'userIds'], out: ['answer', 'comment'] },
  processorAgreement: 'required',
  region: 'EU',
  cost: 'by sessions and responses a month; the API needs the Scale plan',
  contract: {
    none: 'built from https://help.hotjar.com/hc/en-us/articles/36820005914001-Hotjar-API-Reference and public clients',
  },
});
