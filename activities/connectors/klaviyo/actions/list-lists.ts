import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { named, readAll } from '../client.ts';
import { klaviyo } from '../connector.ts';
import { listId } from '../fields.ts';

export const listLists = defineAction({
  tool: klaviyo,
  id: 'klaviyo.listLists',
  summary: 'List the lists that people can be subscribed to.',
  input: z.strictObject({ search: z.string().optional() }),
  output: z.object({
    lists: z.array(
      z.object({
        id: listId,
        name: z.string(),
        /** Whether whom we subscribe without a proven consent is asked first. */
        doubleOptIn: z.boolean(),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['lists:read'],
  example: { search: 'nurture' },
  async run({ input, http }) {
    const all = await readAll(
      http,
      '/api/lists',
      { 'fields[list]': 'name,opt_in_process', 'page[size]': PAGE_SIZE },
      list,
    );
    const lists = named(all, input.search).map(({ id, attributes }) => ({
      id,
      name: attributes.name ?? '',
      doubleOptIn: attributes.opt_in_process === 'double_opt_in',
    }));
    return { lists };
  },
});

/** The most that the vendor allows. */
const PAGE_SIZE = 10;

const list = z.object({
  id: z.string(),
  attributes: z.object({ name: z.string().nullable(), opt_in_process: z.string().nullish() }),
});
