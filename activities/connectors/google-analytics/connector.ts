import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

const failedBody = z.looseObject({ error: z.looseObject({ status: z.string().optional() }) });

export const googleAnalytics = defineTool({
  id: 'google-analytics',
  title: 'Google Analytics 4',
  category: 'analytics',
  purpose: 'Says what visitors who came by a campaign did on the web site.',
  owner: 'ops',
  docs: 'https://developers.google.com/analytics/devguides/reporting/data/v1',
  baseUrl: 'https://analyticsdata.googleapis.com',
  apiVersion: 'v1beta',
  auth: bearer({
    grants: ['service-account', 'refresh-token'],
    tokenUrl: 'https://oauth2.googleapis.com/token',
  }),
  scopes: ['https://www.googleapis.com/auth/analytics.readonly'],
  rateLimit: {
    perSecond: 5,
    source: 'our own: the vendor counts tokens by hour and day and ten requests at once for a property',
  },
  dataCategories: ['web analytics'],
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'worldwide, by Google',
  cost: 'free; Analytics 360 by contract',
  contract: { file: 'ga4-data.json' },
  failure({ body }) {
    const parsed = failedBody.safeParse(body);
    return parsed.success ? { vendorCode: parsed.data.error.status } : undefined;
  },
});
