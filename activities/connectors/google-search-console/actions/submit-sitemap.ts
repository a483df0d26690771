import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { googleSearchConsole } from '../connector.ts';
import { siteUrl } from '../fields.ts';

export const submitSitemap = defineAction({
  tool: googleSearchConsole,
  id: 'google-search-console.submitSitemap',
  summary: 'Tell Google where a list of our pages is, or that it changed.',
  input: z.strictObject({ siteUrl, sitemapUrl: z.url({ protocol: /^https?$/ }) }),
  output: z.object({ accepted: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/webmasters'],
  example: {
    siteUrl: 'sc-domain:maschinenraum.example',
    sitemapUrl: 'https://www.maschinenraum.example/sitemap-campaigns.xml',
  },
  async run({ input, http }) {
    await http.put({
      path: path`/webmasters/v3/sites/${input.siteUrl}/sitemaps/${input.sitemapUrl}`,
      response: z.undefined(),
    });
    return { accepted: true };
  },
});
