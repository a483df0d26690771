import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { unitsOf } from '../../../kit/money.ts';
import { upsert } from '../client.ts';
import { pipedrive } from '../connector.ts';
import { companyId, contactId, currency, dealId, externalKey, ownerId, stageId } from '../fields.ts';

export const upsertDeal = defineAction({
  tool: pipedrive,
  id: 'pipedrive.upsertDeal',
  summary:
    'Create a deal in a stage, or update the one with this key, and tie it to its contact and company.',
  /** `stage` is an id, and each belongs to one pipeline; won and lost are statuses beside it. `amount` is in minor units of `currency`. */
  input: z
    .strictObject({
      key: externalKey,
      name: z.string().min(1),
      stage: stageId,
      status: z.enum(['open', 'won', 'lost']).optional(),
      amount: z.int().nonnegative().optional(),
      currency: currency.optional(),
      closeOn: z.iso.date().optional(),
      ownerId: ownerId.optional(),
      contactId: contactId.optional(),
      companyId: companyId.optional(),
    })
    .refine(({ amount, currency }) => amount === undefined || currency !== undefined, { path: ['currency'] }),
  output: z.object({ dealId, created: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  example: {
    key: 'lead-4711',
    name: 'Analytical Engines, 40 seats',
    stage: '1',
    amount: 1250000,
    currency: 'EUR',
    closeOn: '2027-03-31',
    contactId: '21',
    companyId: '11',
  },
  async run({ input, settings, http, now }) {
    const { amount, currency } = input;
    const setting = { name: 'dealKeyField', field: settings.dealKeyField };
    const { id, created } = await upsert({ http, now }, 'deals', setting, input.key, () => ({
      title: input.name,
      stage_id: Number(input.stage),
      status: input.status,
      value: amount === undefined || currency === undefined ? undefined : unitsOf(amount, currency),
      currency,
      expected_close_date: input.closeOn,
      person_id: input.contactId === undefined ? undefined : Number(input.contactId),
      org_id: input.companyId === undefined ? undefined : Number(input.companyId),
      owner_id: input.ownerId === undefined ? undefined : Number(input.ownerId),
    }));
    return { dealId: id, created };
  },
});
