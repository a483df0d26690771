import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { furtherName } from '../../../kit/further-name.ts';
import { marketo } from '../connector.ts';
import { email, leadId, personName, phone } from '../fields.ts';

const NAMED = ['email', 'firstName', 'lastName', 'phone', 'country'];

export const upsertLead = defineAction({
  tool: marketo,
  id: 'marketo.upsertLead',
  summary:
    'Create a lead, or update the one with this e-mail address or with the same value of another field.',
  input: z.strictObject({
    email,
    firstName: personName.optional(),
    lastName: personName.optional(),
    phone: phone.optional(),
    country: z.string().optional(),
    /** Further fields by their REST name; those that are not named stay. */
    fields: z.record(furtherName(NAMED), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    /** REST name of the field by which the lead is known, an id of another system for example; the e-mail address when absent. */
    lookupField: z.string().min(1).optional(),
  }),
  output: z.object({ leadId, created: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['Read-Write Lead'],
  example: {
    email: 'grace@example.com',
    firstName: 'Grace',
    lastName: 'Hopper',
    fields: { leadSource: 'Trade fair' },
  },
  async run({ input, http }) {
    const { result } = await http.post({
      path: '/rest/v1/leads.json',
      json: {
        action: 'createOrUpdate',
        lookupField: input.lookupField ?? 'email',
        input: [
          {
            email: input.email,
            firstName: input.firstName,
            lastName: input.lastName,
            phone: input.phone,
            country: input.country,
            ...input.fields,
          },
        ],
      },
      response: z.object({
        result: z.tuple([z.object({ id: leadId, status: z.enum(['created', 'updated']) })]),
      }),
    });
    return { leadId: result[0].id, created: result[0].status === 'created' };
  },
});
