import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { named, numeral, readAll } from '../client.ts';
import { activecampaign } from '../connector.ts';

export const listLists = defineAction({
  tool: activecampaign,
  id: 'activecampaign.listLists',
  summary: 'List the lists that contacts can be subscribed to.',
  input: z.strictObject({ search: z.string().optional() }),
  output: z.object({ lists: z.array(z.object({ id: z.string(), name: z.string() })) }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: {},
  async run({ input, http }) {
    const lists = await readAll(http, '/api/3/lists', 'lists', list);
    return { lists: [...named(lists, input.search)] };
  },
});

const list = z.object({ id: numeral, name: z.string() });
