import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { listOf } from '../client.ts';
import { marketo } from '../connector.ts';
import { programId } from '../fields.ts';

export const listSegments = defineAction({
  tool: marketo,
  id: 'marketo.listSegments',
  summary: 'List the smart lists that people made, with the program that each belongs to.',
  input: z.strictObject({ search: z.string().optional() }),
  /** Sizes and members are not to be had: Marketo gives them to no API. */
  output: z.object({
    segments: z.array(z.object({ id: z.int(), name: z.string(), programId: programId.optional() })),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['Read-Only Assets'],
  example: {},
  async run({ input, http }) {
    const text = input.search?.toLowerCase() ?? '';
    const segments: { id: number; name: string; programId?: number }[] = [];
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { result } = await http.get({
        path: '/rest/asset/v1/smartLists.json',
        query: { maxReturn: PAGE_SIZE, offset: page * PAGE_SIZE },
        response: smartLists,
      });
      for (const { id, name, folder } of result) {
        if (!name.toLowerCase().includes(text)) continue;
        segments.push({ id, name, ...(folder?.type === 'Program' ? { programId: folder.id } : {}) });
      }
      if (result.length < PAGE_SIZE) return { segments };
    }
    throw toolError('BAD_RESPONSE', {
      action: 'marketo.listSegments',
      fields: [`more than ${MOST_PAGES} pages`],
    });
  },
});

const PAGE_SIZE = 200;
/** No subscription has as many smart lists as these pages hold. */
const MOST_PAGES = 100;

const smartLists = listOf(
  z.object({
    id: z.int(),
    name: z.string(),
    folder: z.object({ id: z.int(), type: z.string() }).nullish(),
  }),
);
