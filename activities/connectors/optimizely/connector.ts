import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

const failedBody = z.looseObject({ code: z.string() });

export const optimizely = defineTool({
  id: 'optimizely',
  title: 'Optimizely Web Experimentation',
  category: 'experimentation',
  purpose: 'Shows visitors of the web site different versions of a page and says which of them works better.',
  owner: 'campaign-owner',
  docs: 'https://docs.developers.optimizely.com/web-experimentation/reference/overview',
  baseUrl: 'https://api.optimizely.com/v2',
  apiVersion: 'v2',
  auth: bearer({
    grants: ['token', 'refresh-token'],
    tokenUrl: 'https://app.optimizely.com/oauth2/token',
  }),
  settings: z.strictObject({
    /** The project of the web site. */
    projectId: z.string().regex(/^\d+$/),
  }),
  scopes: ['all'],
  rateLimit: {
    perSecond: 2,
    source:
      'docs.developers.optimizely.com, Feature Experimentation: two requests a second, 120 a minute; none is published for Web Experimentation',
  },
  dataCategories: ['experiments', 'figures of experiments'],
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'US, or EU by contract',
  cost: 'by contract, by visitors tested',
  contract: { file: 'optimizely.json' },
  failure({ status, body }) {
    const parsed = failedBody.safeParse(body);
    return status >= 400 && parsed.success ? { vendorCode: parsed.data.code } : undefined;
  },
});
