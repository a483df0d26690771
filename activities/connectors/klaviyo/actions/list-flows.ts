import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { named, readAll } from '../client.ts';
import { klaviyo } from '../connector.ts';

export const listFlows = defineAction({
  tool: klaviyo,
  id: 'klaviyo.listFlows',
  summary: 'List the flows that are not archived, with what starts them and whether they run.',
  input: z.strictObject({ search: z.string().optional() }),
  output: z.object({
    flows: z.array(
      z.object({ id: z.string(), name: z.string(), status: z.string(), trigger: z.string().optional() }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['flows:read'],
  example: {},
  async run({ input, http }) {
    const all = await readAll(
      http,
      '/api/flows',
      { 'fields[flow]': 'name,status,archived,trigger_type', 'page[size]': PAGE_SIZE },
      flow,
    );
    const flows = named(all, input.search)
      .filter(({ attributes }) => attributes.archived !== true)
      .map(({ id, attributes }) => ({
        id,
        name: attributes.name ?? '',
        status: attributes.status ?? '',
        trigger: attributes.trigger_type ?? undefined,
      }));
    return { flows };
  },
});

/** The most that the vendor allows. */
const PAGE_SIZE = 50;

const flow = z.object({
  id: z.string(),
  attributes: z.object({
    name: z.string().nullable(),
    status: z.string().nullish(),
    archived: z.boolean().nullish(),
    trigger_type: z.string().nullish(),
  }),
});
