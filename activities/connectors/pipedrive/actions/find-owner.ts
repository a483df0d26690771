import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { personal } from '../../../kit/personal.ts';
import { pipedrive } from '../connector.ts';
import { ownerId } from '../fields.ts';

export const findOwner = defineAction({
  tool: pipedrive,
  id: 'pipedrive.findOwner',
  summary: 'Find the active Pipedrive user with this e-mail address.',
  input: z.strictObject({
    email: personal(z.email(), { category: 'employment', purpose: 'assignment of leads' }),
  }),
  output: z.object({
    ownerId,
    name: personal(z.string(), { category: 'employment', purpose: 'assignment of leads' }),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { email: 'sam.sales@example.com' },
  async run({ input, http }) {
    const { data } = await http.get({
      path: '/v1/users/find',
      query: { term: input.email, search_by_email: 1 },
      response: z.object({ data: z.array(user).nullish() }),
    });
    // The search also finds parts of addresses.
    const wanted = input.email.toLowerCase();
    const owner = data?.find(({ email, active_flag: active }) => active && email.toLowerCase() === wanted);
    if (owner === undefined) {
      throw toolError('NOT_FOUND', { action: 'pipedrive.findOwner', fields: ['email'] });
    }
    return { ownerId: String(owner.id), name: owner.name };
  },
});

const user = z.object({ id: z.number(), name: z.string(), email: z.string(), active_flag: z.boolean() });
