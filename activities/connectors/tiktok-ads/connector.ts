import { z } from 'zod';
import { headerKey } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import type { ToolErrorCode } from '../../kit/errors.ts';

/** Every answer has a code, failures with HTTP status 200 too; 0 is success. */
const envelope = z.looseObject({ code: z.int() });

/** Codes by what the vendor's own client calls them: tiktok-business-api-sdk@f809c39, python_sdk, tiktok_code.py. */
const CODES: Readonly<Record<number, ToolErrorCode>> = {
  40001: 'FORBIDDEN',
  40003: 'FORBIDDEN',
  40007: 'NOT_FOUND',
  40050: 'CONFLICT',
  40100: 'RATE_LIMITED',
  40102: 'AUTH_FAILED',
  40104: 'AUTH_FAILED',
  40105: 'AUTH_FAILED',
  40106: 'AUTH_FAILED',
  40113: 'FORBIDDEN',
  40114: 'AUTH_FAILED',
  40117: 'FORBIDDEN',
  40118: 'FORBIDDEN',
  40125: 'FORBIDDEN',
  40130: 'FORBIDDEN',
  40131: 'FORBIDDEN',
  40132: 'RATE_LIMITED',
  40201: 'UNAVAILABLE',
  40202: 'UNAVAILABLE',
  40300: 'NOT_FOUND',
  40301: 'FORBIDDEN',
  40302: 'NOT_FOUND',
  50002: 'TIMEOUT',
  51010: 'TIMEOUT',
  61000: 'RATE_LIMITED',
};

/** Codes from here on are the vendor's own trouble: system, its services, databases, maintenance. */
const THEIR_TROUBLE = 50_000;

export const tiktokAds = defineTool({
  id: 'tiktok-ads',
  title: 'TikTok Ads',
  category: 'advertising',
  purpose: 'Runs campaigns on TikTok, and learns which people became leads that sales accepted.',
  owner: 'ops',
  docs: 'https://business-api.tiktok.com/portal/docs',
  baseUrl: 'https://business-api.tiktok.com',
  apiVersion: 'v1.3',
  auth: headerKey('Access-Token'),
  settings: z.strictObject({
    /** Ad account whose campaigns are run. */
    advertiserId: z.string().regex(/^\d+$/),
    /** Pixel whose events ad groups are optimised for. */
    pixelId: z.string().regex(/^\d+$/),
    /** Where ads are shown, by the vendor's ids (GeoNames, 2921044 is Germany). */
    locationIds: z.array(z.string().regex(/^\d+$/)).min(1),
    /** TikTok account whose posts are shown as ads; ads need it. */
    identity: z
      .strictObject({
        type: z.enum(['TT_USER', 'BC_AUTH_TT', 'AUTH_CODE']),
        id: z.string().min(1),
        businessCenterId: z.string().regex(/^\d+$/).optional(),
      })
      .optional(),
  }),
  scopes: [],
  rateLimit: { perSecond: 5, source: 'our own: the vendor sets a limit for each app by its level' },
  dataCategories: ['campaigns', 'budgets', 'advertising figures', 'conversions', 'audiences'],
  personalData: { in: ['email', 'phone'], out: [] },
  processorAgreement: 'required',
  region: 'worldwide, by TikTok',
  cost: 'the API is free; enabled campaigns spend their daily budget',
  contract: {
    file: 'tiktok.json',
    credentialParameter: 'Access-Token',
    // Built from the vendor's pages and its SDK (tiktok-business-api-sdk@f809c39, MIT); the README says which page each is from.
    beyond: [
      {
        operation: 'POST /open_api/v1.3/smart_plus/campaign/create/',
        like: 'POST /open_api/v1.3/campaign/create/',
        why: 'the successor of the operation in the slice, with the same fields as far as we use them',
      },
      {
        operation: 'GET /open_api/v1.3/smart_plus/campaign/get/',
        like: 'GET /open_api/v1.3/campaign/get/',
        why: 'the successor, with the same parameters',
      },
      {
        operation: 'POST /open_api/v1.3/smart_plus/campaign/update/',
        like: 'POST /open_api/v1.3/campaign/update/',
        why: 'the successor, with the same fields',
      },
      {
        operation: 'POST /open_api/v1.3/smart_plus/campaign/status/update/',
        like: 'POST /open_api/v1.3/campaign/status/update/',
        why: 'the successor, with the same fields',
      },
      {
        operation: 'GET /open_api/v1.3/smart_plus/adgroup/get/',
        like: 'GET /open_api/v1.3/adgroup/get/',
        why: 'the successor, with the same parameters',
      },
      {
        operation: 'POST /open_api/v1.3/smart_plus/adgroup/update/',
        like: 'POST /open_api/v1.3/adgroup/update/',
        why: 'the successor, with the same fields as far as we use them',
      },
      {
        operation: 'POST /open_api/v1.3/smart_plus/adgroup/status/update/',
        like: 'POST /open_api/v1.3/adgroup/status/update/',
        why: 'the successor, with the same fields',
      },
      {
        operation: 'POST /open_api/v1.3/smart_plus/adgroup/create/',
        like: 'nothing',
        why: 'the successor names its targets elsewhere and needs no budget',
      },
      {
        operation: 'POST /open_api/v1.3/smart_plus/ad/create/',
        like: 'nothing',
        why: 'the slice has no ads',
      },
      { operation: 'GET /open_api/v1.3/smart_plus/ad/get/', like: 'nothing', why: 'the slice has no ads' },
      {
        operation: 'POST /open_api/v1.3/smart_plus/ad/status/update/',
        like: 'nothing',
        why: 'the slice has no ads',
      },
      {
        operation: 'POST /open_api/v1.3/segment/audience/',
        like: 'nothing',
        why: 'not in the SDK; seen in segmentio/action-destinations, tiktok-audiences',
      },
      {
        operation: 'POST /open_api/v1.3/segment/mapping/',
        like: 'nothing',
        why: 'not in the SDK; seen in segmentio/action-destinations, tiktok-audiences',
      },
      {
        operation: 'POST /open_api/v1.3/event/track/',
        like: 'nothing',
        why: 'Events API 2.0, not in the SDK',
      },
    ],
  },
  failure({ body }) {
    const code = envelope.safeParse(body).data?.code;
    if (code === undefined || code === 0) return undefined;
    return {
      code: CODES[code] ?? (code >= THEIR_TROUBLE ? 'UNAVAILABLE' : 'INVALID_INPUT'),
      vendorCode: String(code),
    };
  },
});
