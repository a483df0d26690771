import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { activecampaign } from '../connector.ts';

export const listSegments = defineAction({
  tool: activecampaign,
  id: 'activecampaign.listSegments',
  summary: 'List the saved segments, with the sizes that they had when they were last counted.',
  input: z.strictObject({ search: z.string().optional() }),
  /** No `size` for a segment that was never counted. */
  output: z.object({
    segments: z.array(z.object({ id: z.string(), name: z.string(), size: z.int().nonnegative().optional() })),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: {},
  async run({ input, http }) {
    const segments: { id: string; name: string; size?: number }[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { data } = await http.get({
        path: '/api/3/audiences',
        query: { search: input.search, sort: 'name', page, page_size: PAGE_SIZE },
        response: summaries,
      });
      for (const { id, attributes } of data) {
        const size = attributes.counts?.last_total?.count ?? undefined;
        segments.push({ id, name: attributes.name, ...(size === undefined ? {} : { size }) });
      }
      if (data.length < PAGE_SIZE) return { segments };
    }
    throw toolError('BAD_RESPONSE', {
      action: 'activecampaign.listSegments',
      fields: [`more than ${MOST_PAGES} pages`],
    });
  },
});

const PAGE_SIZE = 1000;
/** No account has as many segments as these pages hold. */
const MOST_PAGES = 10;

const summaries = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      attributes: z.object({
        name: z.string(),
        counts: z.object({ last_total: z.object({ count: z.int().nullish() }).nullish() }).nullish(),
      }),
    }),
  ),
});
