import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { upsert } from '../client.ts';
import { hubspot } from '../connector.ts';
import { companyId, externalKey } from '../fields.ts';

export const upsertCompany = defineAction({
  tool: hubspot,
  id: 'hubspot.upsertCompany',
  summary: 'Create a company, or update the one with this key.',
  input: z.strictObject({
    key: externalKey,
    name: z.string().min(1),
    domain: z.string().optional(),
    country: z.string().optional(),
    industry: z.string().optional(),
    employees: z.int().nonnegative().optional(),
    ownerId: z.string().optional(),
  }),
  output: z.object({ companyId, created: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['crm.objects.companies.read', 'crm.objects.companies.write'],
  example: { key: 'analytical-engines', name: 'Analytical Engines', domain: 'engines.example' },
  async run({ input, settings, http }) {
    const { id, created } = await upsert(http, 'companies', {
      idProperty: settings.companyKeyProperty,
      id: input.key,
      properties: {
        name: input.name,
        domain: input.domain,
        country: input.country,
        industry: input.industry,
        numberofemployees: input.employees?.toString(),
        hubspot_owner_id: input.ownerId,
      },
    });
    return { companyId: id, created };
  },
});
