import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import type { Http } from '../../../kit/http.ts';
import { unitsOf } from '../../../kit/money.ts';
import { create, query, soql, upsert } from '../client.ts';
import { salesforce } from '../connector.ts';
import { companyId, contactId, currency, externalKey, opportunityId, ownerId } from '../fields.ts';

export const upsertOpportunity = defineAction({
  tool: salesforce,
  id: 'salesforce.upsertOpportunity',
  summary:
    'Create an opportunity in a stage, or update the one with this key, and give its contact a role in it.',
  /** Salesforce wants a close date. `amount` is in minor units of `currency`. */
  input: z
    .strictObject({
      key: externalKey,
      name: z.string().min(1).max(120),
      stage: z.string().min(1),
      amount: z.int().nonnegative().optional(),
      currency: currency.optional(),
      closeOn: z.iso.date(),
      ownerId: ownerId.optional(),
      contactId: contactId.optional(),
      companyId: companyId.optional(),
    })
    .refine(({ amount, currency }) => amount === undefined || currency !== undefined, { path: ['currency'] }),
  output: z.object({ opportunityId, created: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['api'],
  example: {
    key: 'lead-4711',
    name: 'Analytical Engines, 40 seats',
    stage: 'Prospecting',
    amount: 1250000,
    currency: 'EUR',
    closeOn: '2027-03-31',
    contactId: '003000000000021AAA',
    companyId: '001000000000011AAA',
  },
  async run({ input, settings, http }) {
    const { amount, currency } = input;
    if (currency !== undefined && settings.currency !== undefined && currency !== settings.currency) {
      throw toolError('INVALID_INPUT', { action: 'salesforce.upsertOpportunity', fields: ['currency'] });
    }
    const { id, created } = await upsert(http, 'Opportunity', settings.opportunityKeyField, input.key, {
      Name: input.name,
      StageName: input.stage,
      CloseDate: input.closeOn,
      Amount: amount === undefined || currency === undefined ? undefined : unitsOf(amount, currency),
      // An org with one currency has no such field.
      CurrencyIsoCode: settings.currency === undefined ? currency : undefined,
      AccountId: input.companyId,
      OwnerId: input.ownerId,
    });
    if (input.contactId !== undefined) await giveRole(http, id, input.contactId);
    return { opportunityId: id, created };
  },
});

/** Roles have no key, so that each run looks first: after a crash in between, the whole is done again and leaves the same. */
async function giveRole(http: Http, opportunityId: string, contactId: string): Promise<void> {
  const roles = await query(
    http,
    soql`SELECT Id FROM OpportunityContactRole WHERE OpportunityId = ${opportunityId} AND ContactId = ${contactId} LIMIT 1`,
    z.object({ Id: z.string() }),
  );
  if (roles.length > 0) return;
  await create(http, 'OpportunityContactRole', { OpportunityId: opportunityId, ContactId: contactId });
}
