import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { upsert } from '../client.ts';
import { salesforce } from '../connector.ts';
import { companyId, contactId, email, externalKey, ownerId, personName, phone } from '../fields.ts';

export const upsertContact = defineAction({
  tool: salesforce,
  id: 'salesforce.upsertContact',
  summary: 'Create a contact, or update the one with this key.',
  input: z.strictObject({
    key: externalKey,
    lastName: personName,
    email: email.optional(),
    firstName: personName.optional(),
    phone: phone.optional(),
    country: z.string().optional(),
    companyId: companyId.optional(),
    ownerId: ownerId.optional(),
  }),
  output: z.object({ contactId, created: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['api'],
  example: {
    key: 'contact-815',
    lastName: 'Lovelace',
    firstName: 'Ada',
    email: 'ada@example.com',
    companyId: '001000000000011AAA',
  },
  async run({ input, settings, http }) {
    const { id, created } = await upsert(http, 'Contact', settings.contactKeyField, input.key, {
      LastName: input.lastName,
      Email: input.email,
      FirstName: input.firstName,
      Phone: input.phone,
      MailingCountry: input.country,
      AccountId: input.companyId,
      OwnerId: input.ownerId,
    });
    return { contactId: id, created };
  },
});
