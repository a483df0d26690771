import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { named, readAll } from '../client.ts';
import { klaviyo } from '../connector.ts';

export const listSegments = defineAction({
  tool: klaviyo,
  id: 'klaviyo.listSegments',
  summary: 'List the audience segments; klaviyo.readSegment says how large one is.',
  input: z.strictObject({ search: z.string().optional() }),
  output: z.object({
    segments: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** A segment that rests is not brought up to date. */
        active: z.boolean(),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['segments:read'],
  example: {},
  async run({ input, http }) {
    const all = await readAll(
      http,
      '/api/segments',
      { 'fields[segment]': 'name,is_active', 'page[size]': PAGE_SIZE },
      segment,
    );
    const segments = named(all, input.search).map(({ id, attributes }) => ({
      id,
      name: attributes.name ?? '',
      active: attributes.is_active,
    }));
    return { segments };
  },
});

/** The most that the vendor allows. */
const PAGE_SIZE = 10;

const segment = z.object({
  id: z.string(),
  attributes: z.object({ name: z.string().nullable(), is_active: z.boolean() }),
});
