import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { upsert } from '../client.ts';
import { salesforce } from '../connector.ts';
import { companyId, externalKey, ownerId } from '../fields.ts';

export const upsertCompany = defineAction({
  tool: salesforce,
  id: 'salesforce.upsertCompany',
  summary: 'Create a company (account), or update the one with this key.',
  input: z.strictObject({
    key: externalKey,
    name: z.string().min(1).max(255),
    domain: z.string().optional(),
    country: z.string().optional(),
    industry: z.string().optional(),
    employees: z.int().nonnegative().optional(),
    ownerId: ownerId.optional(),
  }),
  output: z.object({ companyId, created: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['api'],
  example: { key: 'analytical-engines', name: 'Analytical Engines', domain: 'engines.example' },
  async run({ input, settings, http }) {
    const { id, created } = await upsert(http, 'Account', settings.companyKeyField, input.key, {
      Name: input.name,
      Website: input.domain,
      BillingCountry: input.country,
      Industry: input.industry,
      NumberOfEmployees: input.employees,
      OwnerId: input.ownerId,
    });
    return { companyId: id, created };
  },
});
