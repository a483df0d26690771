import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { numeral } from '../client.ts';
import { activecampaign } from '../connector.ts';
import { contactId, email, personName, phone } from '../fields.ts';

export const upsertContact = defineAction({
  tool: activecampaign,
  id: 'activecampaign.upsertContact',
  summary: 'Create a contact, or update the one with this e-mail address; it subscribes nobody.',
  input: z.strictObject({
    email,
    firstName: personName.optional(),
    lastName: personName.optional(),
    phone: phone.optional(),
    /** Custom fields by their number; those that are not named stay. */
    fields: z.record(z.string().regex(/^\d+$/), z.string()).optional(),
  }),
  output: z.object({ contactId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  example: { email: 'grace@example.com', firstName: 'Grace', fields: { 1: 'Trade fair' } },
  async run({ input, http }) {
    const { contact } = await http.post({
      path: '/api/3/contact/sync',
      json: {
        contact: {
          email: input.email,
          firstName: input.firstName,
          lastName: input.lastName,
          phone: input.phone,
          fieldValues:
            input.fields && Object.entries(input.fields).map(([field, value]) => ({ field, value })),
        },
      },
      response: z.object({ contact: z.object({ id: numeral.pipe(contactId) }) }),
    });
    return { contactId: contact.id };
  },
});
