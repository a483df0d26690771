import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import type { Http } from '../../../kit/http.ts';
import { path } from '../../../kit/path.ts';
import { readPages, readSites } from '../client.ts';
import { onetrust } from '../connector.ts';
import { instant } from '../fields.ts';

/** Pages of a hundred cookies: more than two thousand are told by `more`. */
const PAGES = 20;

export const readScan = defineAction({
  tool: onetrust,
  id: 'onetrust.readScan',
  summary: 'Read which cookies the last complete scan of a site found, and what they are there for.',
  /** `www.` makes no difference. */
  input: z.strictObject({ domain: z.string().min(1).max(255) }),
  output: z.object({
    /** Whether the site is known and was ever scanned to the end. */
    found: z.boolean(),
    scannedAt: instant.optional(),
    cookies: z.array(
      z.object({ name: z.string(), host: z.string(), category: z.string(), firstParty: z.boolean() }),
    ),
    /** How many of these cookies are in which category. */
    byCategory: z.record(z.string(), z.int()),
    /** There are cookies beyond those that are listed. */
    more: z.boolean(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['COOKIE_READ'],
  example: { domain: 'www.maschinenraum.example' },
  async run({ input, http }) {
    const scan = await lastScan(http, input.domain);
    if (scan === undefined) return { found: false, cookies: [], byCategory: {}, more: false };
    const cookies = [];
    let pages = 0;
    let more = false;
    for await (const page of readPages(http, {
      path: path`/api/cmp/v1/webscans/domains/${scan.domainId}/scans/${scan.scanId}/scanresults`,
      query: { entityType: 'COOKIE' },
      size: 100,
      item: cookie,
    })) {
      more = pages === PAGES;
      if (more) break;
      pages += 1;
      cookies.push(...page);
    }
    const byCategory: Record<string, number> = {};
    for (const { category } of cookies) byCategory[category] = (byCategory[category] ?? 0) + 1;
    return { found: true, scannedAt: scan.crawlEndDt ?? undefined, cookies, byCategory, more };
  },
});

/** The last scan that came to its end; a running one has found only part. */
async function lastScan(http: Http, domain: string) {
  for await (const [site] of readSites(http, domain)) {
    if (site?.domainId === undefined) continue;
    const { domainId } = site;
    const scans = [];
    for await (const page of readPages(http, {
      path: path`/api/cmp/v1/webscans/domains/${domainId}/scans`,
      query: { status: 'COMPLETED' },
      size: 100,
      item: scanOfSite,
    })) {
      scans.push(...page.map((scan) => ({ ...scan, domainId })));
    }
    return scans.sort((one, other) => (other.crawlEndDt ?? '').localeCompare(one.crawlEndDt ?? '')).at(0);
  }
  return undefined;
}

const scanOfSite = z.object({ scanId: z.string(), crawlEndDt: instant.nullish() });

const cookie = z
  .object({
    name: z.string(),
    host: z.string().default(''),
    cookiepediaCategory: z.string().nullish(),
    firstParty: z.boolean().default(false),
  })
  .transform(({ cookiepediaCategory, ...rest }) => ({ ...rest, category: cookiepediaCategory ?? 'Unknown' }));
