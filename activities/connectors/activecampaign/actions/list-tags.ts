import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { named, numeral, readAll } from '../client.ts';
import { activecampaign } from '../connector.ts';

export const listTags = defineAction({
  tool: activecampaign,
  id: 'activecampaign.listTags',
  summary: 'List the tags of contacts.',
  input: z.strictObject({ search: z.string().optional() }),
  output: z.object({ tags: z.array(z.object({ id: z.string(), name: z.string() })) }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: {},
  async run({ input, http }) {
    const all = await readAll(http, '/api/3/tags', 'tags', tag);
    const ofContacts = all.filter(({ tagType }) => tagType === 'contact');
    const tags = ofContacts.map(({ id, tag: name }) => ({ id, name }));
    return { tags: [...named(tags, input.search)] };
  },
});

const tag = z.object({ id: numeral, tag: z.string(), tagType: z.string() });
