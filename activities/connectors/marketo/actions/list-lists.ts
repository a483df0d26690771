import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { listOf } from '../client.ts';
import { marketo } from '../connector.ts';
import { listId } from '../fields.ts';

export const listLists = defineAction({
  tool: marketo,
  id: 'marketo.listLists',
  summary: 'List the static lists, with the program that each belongs to.',
  input: z.strictObject({ search: z.string().optional() }),
  output: z.object({
    lists: z.array(z.object({ id: listId, name: z.string(), program: z.string().optional() })),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['Read-Only Lead'],
  example: { search: 'seed' },
  async run({ input, http }) {
    const text = input.search?.toLowerCase() ?? '';
    const lists: { id: number; name: string; program?: string }[] = [];
    let nextPageToken: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer: z.output<typeof listPage> = await http.get({
        path: '/rest/v1/lists.json',
        query: { batchSize: PAGE_SIZE, nextPageToken },
        response: listPage,
      });
      for (const { id, name, programName } of answer.result) {
        if (!name.toLowerCase().includes(text)) continue;
        lists.push({ id, name, ...(programName ? { program: programName } : {}) });
      }
      nextPageToken = answer.nextPageToken;
      if (nextPageToken === undefined) return { lists };
    }
    throw toolError('BAD_RESPONSE', {
      action: 'marketo.listLists',
      fields: [`more than ${MOST_PAGES} pages`],
    });
  },
});

const PAGE_SIZE = 300;
/** No subscription has as many lists as these pages hold: more of them is a list without end. */
const MOST_PAGES = 100;

const listPage = listOf(z.object({ id: listId, name: z.string(), programName: z.string().nullish() })).extend(
  { nextPageToken: z.string().optional() },
);
