import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import { googleFailure } from '../../kit/google-failure.ts';

export const lookerStudio = defineTool({
  id: 'looker-studio',
  title: 'Data Studio (Looker Studio)',
  category: 'analytics',
  purpose: 'Shows the figures of many tools on one page, to everybody who may see them.',
  owner: 'ops',
  docs: 'https://developers.google.com/looker-studio/integrate',
  baseUrl: 'https://datastudio.googleapis.com',
  apiVersion: 'v1',
  auth: bearer({ grants: ['refresh-token'], tokenUrl: 'https://oauth2.googleapis.com/token' }),
  scopes: [
    'https://www.googleapis.com/auth/datastudio.readonly',
    'https://www.googleapis.com/auth/datastudio',
  ],
  rateLimit: { perSecond: 1, source: 'our own: the vendor publishes none' },
  dataCategories: ['reports', 'permissions'],
  personalData: { in: ['recipients'], out: [] },
  processorAgreement: 'required',
  region: 'worldwide, by Google',
  cost: 'free; Pro is per user',
  contract: {
    none: 'built from https://developers.google.com/looker-studio/integrate/api/reference and /integrate/linking-api',
  },
  failure: googleFailure,
});
