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
  // The shares of the business use cases: developers.facebook.com/docs/graph-api/overview/rate-limiting, as public clients list them.
  80000: 'RATE_LIMITED',
  80001: 'RATE_LIMITED',
  80002: 'RATE_LIMITED',
  80003: 'RATE_LIMITED',
  80004: 'RATE_LIMITED',
  80005: 'RATE_LIMITED',
  80006: 'RATE_LIMITED',
  80008: 'RATE_LIMITED',
  80009: 'RATE_LIMITED',
  80014: 'RATE_LIMITED',
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
    source: 'our own: the vendor publishes shares by hour of app, account and use case, in usage headers',
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
    const meant = CODES[vendorCode] ?? CODES[code] ?? (transient === true ? 'UNAVAILABLE' : undefined);
    return {
      code: meant,
      vendorCode,
      retryAfterMs: meant === 'RATE_LIMITED' ? regainAccessMs(headers) : undefined,
    };
  },
});

/** Of the app and of a business use case, in minutes; developers.facebook.com/docs/graph-api/overview/rate-limiting, "Headers". */
const regaining = z
  .looseObject({ estimated_time_to_regain_access: z.number().default(0) })
  .transform((use) => use.estimated_time_to_regain_access * 60_000);
/** Of an ad account, in seconds; the same page. */
const resetting = z
  .looseObject({ reset_time_duration: z.number().default(0) })
  .transform((use) => use.reset_time_duration * 1000);

/** The waits that each usage header names; which of them come with a refusal depends on whose share is used up. */
const USAGES = {
  'x-business-use-case-usage': z
    .record(z.string(), z.array(regaining))
    .transform((uses) => Object.values(uses).flat()),
  'x-app-usage': regaining.transform((wait) => [wait]),
  'x-ad-account-usage': resetting.transform((wait) => [wait]),
};

/** The longest wait that the usage headers name. */
function regainAccessMs(headers: Headers): number | undefined {
  const waits = Object.entries(USAGES).flatMap(([name, usage]) => {
    try {
      return usage.parse(JSON.parse(headers.get(name) ?? '{}'));
    } catch {
      // A header that nobody can read names no wait.
      return [];
    }
  });
  const longest = Math.max(0, ...waits);
  return longest > 0 ? Math.ceil(longest) : undefined;
}
