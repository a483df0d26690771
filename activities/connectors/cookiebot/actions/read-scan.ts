import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { utcTime } from '../../../kit/utc-time.ts';
import { cookiebot } from '../connector.ts';
import { domain } from '../fields.ts';

export const readScan = defineAction({
  tool: cookiebot,
  id: 'cookiebot.readScan',
  summary: 'Read which cookies the last scan of a site found, and what they are there for.',
  input: z.strictObject({ domain }),
  output: z.object({
    scannedAt: z.iso.datetime(),
    cookies: z.array(
      z.object({ name: z.string(), host: z.string(), category: z.string(), firstParty: z.boolean() }),
    ),
    /** How many cookies are in which category. */
    byCategory: z.record(z.string(), z.int()),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { domain: 'www.maschinenraum.example' },
  async run({ input, settings, http }) {
    const { apiKey, domainGroupId } = settings;
    const scan = await http.get({
      path: path`/api/v1/${apiKey}/json/domaingroup/${domainGroupId}/default/domain/${input.domain}/cookies`,
      response: report,
    });
    const cookies = scan.cookies.map(({ Name, Provider, Category, ThirdParty }) => ({
      name: Name,
      host: Provider,
      category: CATEGORIES[Category] ?? 'Unknown',
      firstParty: ThirdParty !== '1',
    }));
    const byCategory: Record<string, number> = {};
    for (const { category } of cookies) byCategory[category] = (byCategory[category] ?? 0) + 1;
    return { scannedAt: scan.utcscandate, cookies, byCategory };
  },
});

/** By the vendor's number; only the first is in its article, the rest is from memory. */
const CATEGORIES: Readonly<Record<string, string>> = {
  1: 'Necessary',
  2: 'Preferences',
  3: 'Statistics',
  4: 'Marketing',
  5: 'Unclassified',
};

/** Numbers and truth values are text. */
const report = z.object({
  /** With seven digits of a second. */
  utcscandate: utcTime,
  cookies: z.array(
    z.object({
      Name: z.string(),
      Provider: z.string().default(''),
      Category: z.string().default(''),
      ThirdParty: z.string().default(''),
    }),
  ),
});
