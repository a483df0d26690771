import { z } from 'zod';
import { headerKey } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

/** The vendor asks for a minute after 429 and 503 (reference, Response Codes). */
const WAIT_MS = 60_000;

export const vwo = defineTool({
  id: 'vwo',
  title: 'VWO',
  category: 'experimentation',
  purpose: 'Shows visitors of the web site different versions of a page and says which of them works better.',
  owner: 'campaign-owner',
  docs: 'https://developers.vwo.com/reference/introduction-1',
  baseUrl: 'https://app.vwo.com/api/v2',
  apiVersion: 'v2',
  auth: headerKey('token'),
  settings: z.strictObject({
    /** Number of the workspace; `current` is the one that the token belongs to. */
    workspaceId: z
      .string()
      .regex(/^(\d+|current)$/)
      .default('current'),
  }),
  scopes: [],
  rateLimit: {
    perSecond: 1,
    source: 'developers.vwo.com, API Rate Limits: one request a second for a token',
  },
  dataCategories: ['experiments', 'figures of experiments'],
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'EU, US or India, by the account',
  cost: 'by visitors tested in a month',
  contract: {
    none: "built from the vendor's reference, github.com/wingify/readme-central (reference/api.json and reference/API), which has no licence",
  },
  failure({ status, headers }) {
    const asksToWait = (status === 429 || status === 503) && !headers.has('retry-after');
    return asksToWait ? { retryAfterMs: WAIT_MS } : undefined;
  },
});
