import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { upsert, type Address } from '../client.ts';
import { pipedrive } from '../connector.ts';
import { companyId, contactId, email, externalKey, ownerId, personName, phone } from '../fields.ts';

export const upsertPerson = defineAction({
  tool: pipedrive,
  id: 'pipedrive.upsertPerson',
  summary: 'Create a contact (person), or update the one with this key.',
  input: z.strictObject({
    key: externalKey,
    lastName: personName,
    firstName: personName.optional(),
    email: email.optional(),
    phone: phone.optional(),
    companyId: companyId.optional(),
    ownerId: ownerId.optional(),
  }),
  output: z.object({ contactId, created: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  example: { key: 'lead-4711', lastName: 'Hopper', firstName: 'Grace', email: 'grace@example.com' },
  async run({ input, settings, http, now }) {
    const setting = { name: 'personKeyField', field: settings.personKeyField };
    const { id, created } = await upsert({ http, now }, 'persons', setting, input.key, (known) => ({
      name: [input.firstName, input.lastName].filter(Boolean).join(' '),
      emails: withAddress(known?.emails ?? [], input.email),
      phones: withAddress(known?.phones ?? [], input.phone),
      org_id: input.companyId === undefined ? undefined : Number(input.companyId),
      owner_id: input.ownerId === undefined ? undefined : Number(input.ownerId),
    }));
    return { contactId: id, created };
  },
});

/** A list that is sent replaces the one that is there: ours comes first, what sales added stays. Nothing where it is there already. */
function withAddress(known: readonly Address[], value: string | undefined): readonly Address[] | undefined {
  if (value === undefined) return undefined;
  if (known.some((address) => address.value.toLowerCase() === value.toLowerCase())) return undefined;
  return [
    { value, primary: true, label: 'work' },
    ...known.map((address) => ({ ...address, primary: false })),
  ];
}
