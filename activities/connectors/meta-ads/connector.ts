import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import type { ToolErrorCode } from '../../kit/errors.ts';

const failedBody = z.looseObject({
  error: z.looseObject({
    code: z.int(),
    error_subcode: z.int().optional(),
    is_transient: z.boolean().optional(),
  }),
});

/** Codes of the Graph API that the HTTP status (mostly 400) does not tell apart; from memory, see the README. */
const CODES: Readonly<Record<string, ToolErrorCode>> = {
  1: 'UNAVAILABLE',
  2: 'UNAVAILABLE',
  4: 'RATE_LIMITED',
  10: 'FORBIDDEN',
  17: 'RATE_LIMITED',
  32: 'RATE_LIMITED',
  102: 'AUTH_FAILED',
  190: 'AUTH_FAILED',
  200: 'FORBIDDEN',
  294: 'FORBIDDEN',
  613: 'RATE_LIMITED',
  803: 'NOT_FOUND',
  80000: 'RATE_LIMITED',
  80004: 'RATE_LIMITED',
  '100.33': 'NOT_FOUND',
  // The audience was blocked: developers.facebook.com/documentation/ads-commerce/marketing-api/reference/custom-audience/users
  '100.1713230': 'CONFLICT',
};

export const metaAds = defineTool({
  id: 'meta-ads',
  title: 'Meta Ads',
  category: 'advertising',
  purpose:
    'Runs campaigns on Facebook and Instagram, and learns which people became leads that sales accepted.',
  owner: 'ops',
  docs: 'https://developers.facebook.com/docs/marketing-api',
  baseUrl: 'https://graph.facebook.com',
  apiVersion: 'v25.0',
  auth: bearer(),
  settings: z.strictObject({
    /** Ad account whose campaigns are run, without `act_`. */
    adAccountId: z.string().regex(/^\d+$/),
    /** Pixel whose events campaigns for leads and sales are optimised for. */
    pixelId: z.string().regex(/^\d+$/),
    /** Page that campaigns for awareness are for, and in whose name ads speak. */
    pageId: z.string().regex(/^\d+$/).optional(),
    /** Where campaigns are shown, ISO 3166-1 alpha-2. */
    countries: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1),
  }),
  scopes: ['ads_management', 'ads_read'],
  rateLimit: {
    perSecond: 2,
    source: 'our own: the vendor publishes a share of the account by hour, in X-Business-Use-Case-Usage',
  },
  dataCategories: ['campaigns', 'budgets', 'advertising figures', 'conversions', 'audiences'],
  personalData: { in: ['email', 'phone'], out: [] },
  processorAgreement: 'required',
  region: 'worldwide, by Meta',
  cost: 'the API is free; active ad sets spend their daily budget',
  contract: { file: 'meta-marketing.json' },
  failure({ headers, body }) {
    const parsed = failedBody.safeParse(body);
    if (!parsed.success) return undefined;
    const { code, error_subcode: subcode, is_transient: transient } = parsed.data.error;
    const vendorCode = subcode === undefined ? String(code) : `${code}.${subcode}`;
    return {
      code: CODES[vendorCode] ?? CODES[code] ?? (transient === true ? 'UNAVAILABLE' : undefined),
      vendorCode,
      retryAfterMs: regainAccessMs(headers),
    };
  },
});

const usage = z.record(
  z.string(),
  z.array(z.looseObject({ estimated_time_to_regain_access: z.number().optional() })),
);

/** The longest wait that the usage header names, in minutes there. */
function regainAccessMs(headers: Headers): number | undefined {
  try {
    const parsed = usage.parse(JSON.parse(headers.get('x-business-use-case-usage') ?? '{}'));
    const minutes = Object.values(parsed)
      .flat()
      .map((use) => use.estimated_time_to_regain_access ?? 0);
    const longest = Math.max(0, ...minutes);
    return longest > 0 ? longest * 60_000 : undefined;
  } catch {
    // A header that nobody can read names no wait.
    return undefined;
  }
}
