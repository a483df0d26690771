import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { update } from '../client.ts';
import { salesforce } from '../connector.ts';
import { leadId, ownerId } from '../fields.ts';

export const updateLead = defineAction({
  tool: salesforce,
  id: 'salesforce.updateLead',
  summary: "Set a lead's status, and its owner where one is given.",
  input: z.strictObject({ leadId, leadStatus: z.string().min(1), ownerId: ownerId.optional() }),
  output: z.object({ leadId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['api'],
  example: {
    leadId: '00Q000000000031AAA',
    leadStatus: 'Working - Contacted',
    ownerId: '005000000000001AAA',
  },
  async run({ input, http }) {
    await update(http, 'Lead', input.leadId, { Status: input.leadStatus, OwnerId: input.ownerId });
    return { leadId: input.leadId };
  },
});
