import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { upsert } from '../client.ts';
import { hubspot } from '../connector.ts';
import { contactId, email, personName, phone } from '../fields.ts';

export const upsertContact = defineAction({
  tool: hubspot,
  id: 'hubspot.upsertContact',
  summary: 'Create a contact, or update the one with this e-mail address.',
  input: z.strictObject({
    email,
    firstName: personName.optional(),
    lastName: personName.optional(),
    phone: phone.optional(),
    company: z.string().optional(),
    country: z.string().optional(),
    lifecycleStage: z.string().optional(),
    leadStatus: z.string().optional(),
  }),
  output: z.object({ contactId, created: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['crm.objects.contacts.read', 'crm.objects.contacts.write'],
  example: {
    email: 'ada@example.com',
    firstName: 'Ada',
    company: 'Analytical Engines',
    leadStatus: 'NEW',
  },
  async run({ input, http }) {
    const properties = {
      email: input.email,
      firstname: input.firstName,
      lastname: input.lastName,
      phone: input.phone,
      company: input.company,
      country: input.country,
      lifecyclestage: input.lifecycleStage,
      hs_lead_status: input.leadStatus,
    };
    const { id, created } = await upsert(http, 'contacts', {
      idProperty: 'email',
      id: input.email,
      properties,
    });
    return { contactId: id, created };
  },
});
