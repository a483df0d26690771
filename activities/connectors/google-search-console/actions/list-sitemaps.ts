import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { googleSearchConsole } from '../connector.ts';
import { siteUrl } from '../fields.ts';

export const listSitemaps = defineAction({
  tool: googleSearchConsole,
  id: 'google-search-console.listSitemaps',
  summary: 'List the sitemaps that Google knows, and what it found in them.',
  input: z.strictObject({ siteUrl }),
  output: z.object({
    sitemaps: z.array(
      z.object({
        sitemapUrl: z.string(),
        /** Google has not looked at it yet. */
        pending: z.boolean(),
        pages: z.int().nonnegative(),
        errors: z.int().nonnegative(),
        warnings: z.int().nonnegative(),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/webmasters.readonly'],
  example: { siteUrl: 'sc-domain:maschinenraum.example' },
  async run({ input, http }) {
    const { sitemap } = await http.get({
      path: path`/webmasters/v3/sites/${input.siteUrl}/sitemaps`,
      response: z.object({ sitemap: z.array(known).default([]) }),
    });
    return {
      sitemaps: sitemap.map(({ path: sitemapUrl, isPending: pending, contents, errors, warnings }) => ({
        sitemapUrl,
        pending,
        pages: contents.reduce((sum, { submitted }) => sum + submitted, 0),
        errors,
        warnings,
      })),
    };
  },
});

/** Counts are 64 bits wide, and texts therefore. */
const count = z.string().regex(/^\d+$/).transform(Number).default(0);

const known = z.object({
  path: z.string(),
  isPending: z.boolean().default(false),
  errors: count,
  warnings: count,
  contents: z.array(z.object({ submitted: count })).default([]),
});
