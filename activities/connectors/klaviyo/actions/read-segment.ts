import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { klaviyo } from '../connector.ts';

export const readSegment = defineAction({
  tool: klaviyo,
  id: 'klaviyo.readSegment',
  summary: 'Read how many profiles an audience segment holds.',
  input: z.strictObject({ segmentId: z.string().min(1) }),
  /** No `size` while Klaviyo still counts. */
  output: z.object({ id: z.string(), name: z.string(), size: z.int().nonnegative().optional() }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['segments:read'],
  example: { segmentId: 'Sg1Opn' },
  async run({ input, http }) {
    const { data } = await http.get({
      path: path`/api/segments/${input.segmentId}`,
      query: { 'additional-fields[segment]': 'profile_count', 'fields[segment]': 'name,profile_count' },
      response: z.object({
        data: z.object({
          id: z.string(),
          attributes: z.object({ name: z.string().nullable(), profile_count: z.int().nullish() }),
        }),
      }),
    });
    const { name, profile_count: size } = data.attributes;
    return { id: data.id, name: name ?? '', ...(typeof size === 'number' ? { size } : {}) };
  },
});
