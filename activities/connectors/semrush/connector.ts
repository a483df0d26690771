import { queryKey } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import type { ToolErrorCode } from '../../kit/errors.ts';

/** Failures are text, `ERROR 50 :: NOTHING FOUND`, under whatever status. */
const FAILED = /^ERROR (\d+) ::/;

/** By the vendor's number; the rest means a parameter that does not fit. The README says which of them we have seen written. */
const CODES: Readonly<Record<string, ToolErrorCode>> = {
  50: 'NOT_FOUND',
  70: 'AUTH_FAILED',
  120: 'AUTH_FAILED',
  121: 'AUTH_FAILED',
  122: 'AUTH_FAILED',
  130: 'FORBIDDEN',
  131: 'RATE_LIMITED',
  132: 'FORBIDDEN',
  133: 'FORBIDDEN',
  134: 'RATE_LIMITED',
  135: 'FORBIDDEN',
};

export const semrush = defineTool({
  id: 'semrush',
  title: 'Semrush',
  category: 'market-research',
  purpose:
    'Says how often keywords are searched, what a click on them costs, where we stand, and who else is found by them.',
  owner: 'campaign-owner',
  docs: 'https://developer.semrush.com/api/v3/analytics/basic-docs/',
  baseUrl: 'https://api.semrush.com',
  apiVersion: 'v3',
  auth: queryKey('key'),
  scopes: [],
  rateLimit: { perSecond: 10, source: 'Semrush API: 10 requests a second, 10 at the same time' },
  dataCategories: ['keywords', 'positions', 'competitors'],
  personalData: { in: [], out: [] },
  processorAgreement: 'not-needed',
  region: 'US',
  cost: 'API units beside a Business subscription: 10 for each keyword or position, 40 for each competitor',
  contract: {
    none: 'built from https://developer.semrush.com/api/v3/analytics/, keyword and domain reports',
  },
  failure({ body }) {
    const number = typeof body === 'string' ? FAILED.exec(body)?.[1] : undefined;
    if (number === undefined) return undefined;
    return { code: CODES[number] ?? 'INVALID_INPUT', vendorCode: `ERROR_${number}` };
  },
});
