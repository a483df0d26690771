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
    let page = await searchFrom(0);
    segments.push(...page.lists.map(segmentOf));
    while (page.hasMore) {
      page = await searchFrom(page.offset);
      segments.push(...page.lists.map(segmentOf));
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
