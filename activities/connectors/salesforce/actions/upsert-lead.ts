import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { upsert } from '../client.ts';
import { salesforce } from '../connector.ts';
import { email, externalKey, leadId, ownerId, personName, phone } from '../fields.ts';

export const upsertLead = defineAction({
  tool: salesforce,
  id: 'salesforce.upsertLead',
  summary: 'Create a lead, or update the one with this key.',
  input: z.strictObject({
    key: externalKey,
    lastName: personName,
    company: z.string().min(1),
    email: email.optional(),
    firstName: personName.optional(),
    phone: phone.optional(),
    country: z.string().optional(),
    leadStatus: z.string().optional(),
    source: z.string().optional(),
    ownerId: ownerId.optional(),
  }),
  output: z.object({ leadId, created: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['api'],
  example: {
    key: 'lead-4711',
    lastName: 'Hopper',
    company: 'Compilers Ltd',
    email: 'grace@example.com',
    leadStatus: 'Open - Not Contacted',
  },
  async run({ input, settings, http }) {
    const { id, created } = await upsert(http, 'Lead', settings.leadKeyField, input.key, {
      LastName: input.lastName,
      Company: input.company,
      Email: input.email,
      FirstName: input.firstName,
      Phone: input.phone,
      Country: input.country,
      Status: input.leadStatus,
      LeadSource: input.source,
      OwnerId: input.ownerId,
    });
    return { leadId: id, created };
  },
});
