import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { googleSearchConsole } from '../connector.ts';
import { siteUrl } from '../fields.ts';

export const inspectPage = defineAction({
  tool: googleSearchConsole,
  id: 'google-search-console.inspectPage',
  summary: 'Read whether Google found a page and shows it, and what keeps it from doing so.',
  input: z.strictObject({ siteUrl, url: z.url({ protocol: /^https?$/ }) }),
  output: z.object({
    indexed: z.boolean(),
    /** Google's words, in English: `Submitted and indexed`. */
    coverage: z.string(),
    /** Machine codes of what stands in the way, `BLOCKED_BY_META_TAG`. */
    obstacles: z.array(z.string()),
    /** The address that Google shows instead, where it is another one. */
    canonical: z.string().optional(),
    crawledAt: z.iso.datetime().optional(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/webmasters.readonly'],
  example: {
    siteUrl: 'sc-domain:maschinenraum.example',
    url: 'https://www.maschinenraum.example/monitoring',
  },
  async run({ input, http }) {
    const { inspectionResult } = await http.post({
      path: '/v1/urlInspection/index:inspect',
      json: { siteUrl: input.siteUrl, inspectionUrl: input.url, languageCode: 'en-US' },
      response: z.object({ inspectionResult: z.object({ indexStatusResult: indexStatus }) }),
    });
    const { verdict, coverageState, googleCanonical, lastCrawlTime, ...states } =
      inspectionResult.indexStatusResult;
    return {
      indexed: verdict === 'PASS',
      coverage: coverageState,
      obstacles: Object.values(states)
        .filter((state) => state !== undefined)
        .filter((state) => !FINE.has(state) && !state.endsWith('_UNSPECIFIED')),
      ...(googleCanonical === undefined || googleCanonical === input.url
        ? {}
        : { canonical: googleCanonical }),
      ...(lastCrawlTime === undefined ? {} : { crawledAt: new Date(lastCrawlTime).toISOString() }),
    };
  },
});

/** What robots.txt, fetching and rules of the page are when nothing stands in the way. */
const FINE: ReadonlySet<string> = new Set(['ALLOWED', 'SUCCESSFUL', 'INDEXING_ALLOWED']);

const indexStatus = z.object({
  verdict: z.string(),
  coverageState: z.string().default(''),
  robotsTxtState: z.string().optional(),
  pageFetchState: z.string().optional(),
  indexingState: z.string().optional(),
  googleCanonical: z.string().optional(),
  lastCrawlTime: z.iso.datetime({ offset: true }).optional(),
});
