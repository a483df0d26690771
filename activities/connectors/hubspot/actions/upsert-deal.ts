import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { unitsOf } from '../../../kit/money.ts';
import { associateDeal, upsert } from '../client.ts';
import { hubspot } from '../connector.ts';
import { companyId, contactId, currency, dealId, externalKey } from '../fields.ts';

export const upsertDeal = defineAction({
  tool: hubspot,
  id: 'hubspot.upsertDeal',
  summary:
    'Create a deal in a stage of a pipeline, or update the one with this key, and tie it to its contact and company.',
  /** `stage` and `pipeline` are ids; the account's own pipeline when absent. `amount` is in minor units of `currency`. */
  input: z
    .strictObject({
      key: externalKey,
      name: z.string().min(1),
      stage: z.string().min(1),
      pipeline: z.string().min(1).optional(),
      amount: z.int().nonnegative().optional(),
      currency: currency.optional(),
      closeOn: z.iso.date().optional(),
      ownerId: z.string().optional(),
      contactId: contactId.optional(),
      companyId: companyId.optional(),
    })
    .refine(({ amount, currency }) => amount === undefined || currency !== undefined, { path: ['currency'] }),
  output: z.object({ dealId, created: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [
    'crm.objects.contacts.write',
    'crm.objects.companies.write',
    'crm.objects.deals.read',
    'crm.objects.deals.write',
  ],
  example: {
    key: 'lead-101',
    name: 'Analytical Engines, 40 seats',
    stage: 'appointmentscheduled',
    amount: 1250000,
    currency: 'EUR',
    closeOn: '2027-03-31',
    contactId: '101',
    companyId: '111',
  },
  async run({ input, settings, http }) {
    const { amount, currency } = input;
    const { id, created } = await upsert(http, 'deals', {
      idProperty: settings.dealKeyProperty,
      id: input.key,
      properties: {
        dealname: input.name,
        dealstage: input.stage,
        pipeline: input.pipeline,
        amount:
          amount === undefined || currency === undefined ? undefined : String(unitsOf(amount, currency)),
        deal_currency_code: currency,
        // An instant, shown in the account's time zone: noon is the same day from UTC-12 to UTC+11.
        closedate: input.closeOn === undefined ? undefined : `${input.closeOn}T12:00:00Z`,
        hubspot_owner_id: input.ownerId,
      },
    });
    // Ties are sets: after a crash in between, the whole is done again and leaves the same.
    if (input.contactId !== undefined) await associateDeal(http, id, 'contacts', input.contactId);
    if (input.companyId !== undefined) await associateDeal(http, id, 'companies', input.companyId);
    return { dealId: id, created };
  },
});
