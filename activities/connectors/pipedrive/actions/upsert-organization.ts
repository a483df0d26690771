import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { upsert } from '../client.ts';
import { pipedrive } from '../connector.ts';
import { companyId, externalKey, ownerId } from '../fields.ts';

export const upsertOrganization = defineAction({
  tool: pipedrive,
  id: 'pipedrive.upsertOrganization',
  summary: 'Create a company (organization), or update the one with this key.',
  input: z.strictObject({
    key: externalKey,
    name: z.string().min(1),
    domain: z.string().optional(),
    employees: z.int().nonnegative().optional(),
    ownerId: ownerId.optional(),
  }),
  output: z.object({ companyId, created: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  example: { key: 'analytical-engines', name: 'Analytical Engines', domain: 'engines.example' },
  async run({ input, settings, http, now }) {
    const setting = { name: 'organizationKeyField', field: settings.organizationKeyField };
    const { id, created } = await upsert({ http, now }, 'organizations', setting, input.key, () => ({
      name: input.name,
      website: input.domain,
      employee_count: input.employees,
      owner_id: input.ownerId === undefined ? undefined : Number(input.ownerId),
    }));
    return { companyId: id, created };
  },
});
