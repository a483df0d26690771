import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { readPages } from '../client.ts';
import { onetrust } from '../connector.ts';
import { purposeId } from '../fields.ts';

export const listPurposes = defineAction({
  tool: onetrust,
  id: 'onetrust.listPurposes',
  summary: 'List the purposes for which people can agree to processing.',
  input: z.strictObject({}),
  output: z.object({
    purposes: z.array(
      z.object({ id: purposeId, name: z.string(), status: z.enum(['DRAFT', 'ACTIVE', 'RETIRED']) }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['CONSENT'],
  example: {},
  async run({ http }) {
    const purposes = [];
    for await (const page of readPages(http, {
      path: '/api/consentmanager/v1/purposes',
      size: 100,
      item: purpose,
    })) {
      purposes.push(...page.map(({ Id, Label, Status }) => ({ id: Id, name: Label, status: Status })));
    }
    return { purposes };
  },
});

const purpose = z.object({
  Id: z.string(),
  Label: z.string(),
  Status: z.enum(['DRAFT', 'ACTIVE', 'RETIRED']),
});
