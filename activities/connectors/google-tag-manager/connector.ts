import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import { googleFailure } from '../../kit/google-failure.ts';

export const googleTagManager = defineTool({
  id: 'google-tag-manager',
  title: 'Google Tag Manager',
  category: 'tag-management',
  purpose: 'Decides which tags the web site runs, and which consent each of them waits for.',
  owner: 'ops',
  docs: 'https://developers.google.com/tag-platform/tag-manager/api/v2',
  baseUrl: 'https://tagmanager.googleapis.com',
  apiVersion: 'v2',
  auth: bearer({
    grants: ['service-account', 'refresh-token'],
    tokenUrl: 'https://oauth2.googleapis.com/token',
  }),
  scopes: [
    'https://www.googleapis.com/auth/tagmanager.edit.containers',
    'https://www.googleapis.com/auth/tagmanager.edit.containerversions',
    'https://www.googleapis.com/auth/tagmanager.publish',
    'https://www.googleapis.com/auth/tagmanager.readonly',
  ],
  rateLimit: { perSecond: 0.25, source: '25 requests in 100 s for a project (from memory)' },
  dataCategories: ['tags', 'consent settings', 'server containers'],
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'worldwide, by Google',
  cost: 'free; Tag Manager 360 by contract',
  contract: { file: 'gtm.json' },
  failure: googleFailure,
});
