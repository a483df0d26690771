import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import { googleFailure } from '../../kit/google-failure.ts';

/** "If you exceed your quota, wait 15 minutes": developers.google.com/webmaster-tools/limits. */
const QUOTA_WAIT_MS = 15 * 60 * 1000;

export const googleSearchConsole = defineTool({
  id: 'google-search-console',
  title: 'Google Search Console',
  category: 'market-research',
  purpose:
    'Says for which searches our pages are found, at which position, and whether Google knows a page at all.',
  owner: 'campaign-owner',
  docs: 'https://developers.google.com/webmaster-tools',
  baseUrl: 'https://searchconsole.googleapis.com',
  apiVersion: 'webmasters v3, URL inspection v1',
  auth: bearer({
    grants: ['service-account', 'refresh-token'],
    tokenUrl: 'https://oauth2.googleapis.com/token',
  }),
  scopes: [
    'https://www.googleapis.com/auth/webmasters.readonly',
    'https://www.googleapis.com/auth/webmasters',
  ],
  rateLimit: {
    perSecond: 3,
    source:
      'developers.google.com/webmaster-tools/limits: 200 requests a minute for a user, 1,200 for search analytics of a site',
  },
  dataCategories: ['search queries', 'pages', 'sitemaps'],
  personalData: { in: [], out: [] },
  processorAgreement: 'not-needed',
  region: 'worldwide, by Google',
  cost: 'free',
  contract: { file: 'google-searchconsole.json' },
  failure(answer) {
    const failure = googleFailure(answer);
    if (failure?.vendorCode !== 'quotaExceeded') return failure;
    return { ...failure, retryAfterMs: failure.retryAfterMs ?? QUOTA_WAIT_MS };
  },
});
