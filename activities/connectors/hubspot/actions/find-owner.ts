import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { personal } from '../../../kit/personal.ts';
import { hubspot } from '../connector.ts';

export const findOwner = defineAction({
  tool: hubspot,
  id: 'hubspot.findOwner',
  summary: 'Find the HubSpot user with this e-mail address.',
  input: z.strictObject({
    email: personal(z.email(), { category: 'employment', purpose: 'assignment of leads' }),
  }),
  output: z.object({
    ownerId: z.string(),
    name: personal(z.string(), { category: 'employment', purpose: 'assignment of leads' }),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['crm.objects.owners.read'],
  example: { email: 'sam.sales@example.com' },
  async run({ input, http }) {
    const { results } = await http.get({
      path: '/crm/v3/owners/',
      query: { email: input.email, limit: 1 },
      response: owners,
    });
    const owner = results[0];
    if (owner === undefined) throw toolError('NOT_FOUND', { action: 'hubspot.findOwner', fields: ['email'] });
    return { ownerId: owner.id, name: [owner.firstName, owner.lastName].filter(Boolean).join(' ') };
  },
});

/** A user who was invited has no name yet. */
const owners = z.object({
  results: z.array(
    z.object({ id: z.string(), firstName: z.string().nullish(), lastName: z.string().nullish() }),
  ),
});
