import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { hubspot } from '../connector.ts';

export const listSegments = defineAction({
  tool: hubspot,
  id: 'hubspot.listSegments',
  summary: 'List the audience segments, with their sizes.',
  input: z.strictObject({ search: z.string().optional() }),
  output: z.object({
    segments: z.array(z.object({ id: z.string(), name: z.string(), size: z.int().nonnegative() })),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['crm.lists.read'],
  example: {},
  async run({ input, http }) {
    const segments: { id: string; name: string; size: number }[] = [];
    let offset = 0;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = await searchFrom(offset);
      segments.push(...page.lists.map(segmentOf));
      if (!page.hasMore) break;
      ({ offset } = page);
    }
    return { segments };

    async function searchFrom(offset: number): Promise<z.output<typeof listPage>> {
      return await http.post({
        path: '/crm/v3/lists/search',
        json: {
          query: input.search,
          offset,
          count: PAGE_SIZE,
          additionalProperties: ['hs_list_size'],
        },
        response: listPage,
      });
    }
  },
});

const PAGE_SIZE = 250;
/** Far above the number of lists that an account may have. */
const MOST_PAGES = 40;

const listPage = z.object({
  hasMore: z.boolean(),
  offset: z.int(),
  lists: z.array(
    z.object({
      listId: z.string(),
      name: z.string(),
      additionalProperties: z.object({ hs_list_size: z.coerce.number().int().default(0) }),
    }),
  ),
});

function segmentOf(list: z.output<typeof listPage>['lists'][number]): {
  id: string;
  name: string;
  size: number;
} {
  return { id: list.listId, name: list.name, size: list.additionalProperties.hs_list_size };
}
