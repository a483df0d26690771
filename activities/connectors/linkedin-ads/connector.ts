import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import { codeForStatus } from '../../kit/errors.ts';

/** `{"status":403,"serviceErrorCode":100,"code":"ACCESS_DENIED","message":"…"}`; the message quotes values and goes no further. */
const failedBody = z.looseObject({
  code: z.string().optional(),
  serviceErrorCode: z.int().optional(),
});

/**
 * Somebody else makes or changes the same at this moment (409), or it is locked (423): with the vendor's own body, both end by themselves.
 * No page of the vendor was found that says so; segmentio/action-destinations@970a17e retries both (linkedin-audiences, `RETRYABLE_STATUSES`).
 */
const BUSY: ReadonlySet<number> = new Set([409, 423]);

export const linkedinAds = defineTool({
  id: 'linkedin-ads',
  title: 'LinkedIn Ads',
  category: 'advertising',
  purpose: 'Runs campaigns on LinkedIn, and learns which people became leads that sales accepted.',
  owner: 'ops',
  docs: 'https://learn.microsoft.com/linkedin/marketing/',
  baseUrl: 'https://api.linkedin.com',
  // A version lives for about a year: 202601 ends on 15 January 2027 (create-and-manage-campaigns).
  apiVersion: '202604',
  auth: bearer({
    grants: ['refresh-token'],
    tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
  }),
  settings: z.strictObject({
    /** Ad account whose campaigns are run. */
    accountId: z.string().regex(/^\d+$/),
    /** Organisation whose page the ads are from. */
    organizationId: z.string().regex(/^\d+$/),
    /** Where ads are shown: numbers of `urn:li:geo`, 101282230 is Germany. */
    locationIds: z.array(z.string().regex(/^\d+$/)).min(1),
    locale: z.strictObject({
      language: z.string().regex(/^[a-z]{2}$/),
      country: z.string().regex(/^[A-Z]{2}$/),
    }),
    /** Says that whoever answers for the ads confirmed that none of them is political, under the law of the countries they are shown in. */
    politicalIntent: z.literal('NOT_POLITICAL'),
    /** The name under which LinkedIn knows where our audiences come from, told when it approves the app; only new audiences need it. */
    audienceSource: z
      .string()
      .regex(/^[A-Z_]+$/)
      .optional(),
  }),
  scopes: ['rw_ads', 'r_ads_reporting', 'rw_dmp_segments', 'rw_conversions'],
  rateLimit: { perSecond: 5, source: 'our own: the vendor shows daily limits in the developer portal only' },
  dataCategories: ['campaigns', 'budgets', 'advertising figures', 'conversions', 'audiences'],
  personalData: { in: ['email', 'phone'], out: [] },
  processorAgreement: 'required',
  region: 'worldwide, by LinkedIn',
  cost: 'the API is free; active campaigns spend their daily budget',
  contract: {
    none: 'built from https://learn.microsoft.com/linkedin/marketing/; the README says which page each fact is from',
  },
  headers: () => ({ 'linkedin-version': '202604', 'x-restli-protocol-version': '2.0.0' }),
  failure({ status, body }) {
    const said = failedBody.safeParse(body).data;
    const code = said !== undefined && BUSY.has(status) ? 'UNAVAILABLE' : codeForStatus(status);
    const vendorCode = said?.code ?? said?.serviceErrorCode?.toString();
    return code === undefined ? undefined : { code, vendorCode };
  },
});
