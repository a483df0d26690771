import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { hubspot } from '../connector.ts';
import { contactId } from '../fields.ts';

export const updateLead = defineAction({
  tool: hubspot,
  id: 'hubspot.updateLead',
  summary: "Set a lead's status, and its owner where one is given.",
  input: z.strictObject({
    contactId,
    leadStatus: z.string().min(1),
    ownerId: z.string().optional(),
    reason: z.string().optional(),
  }),
  output: z.object({ contactId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['crm.objects.contacts.write'],
  example: { contactId: '101', leadStatus: 'IN_PROGRESS', ownerId: '201' },
  async run({ input, http }) {
    const { id } = await http.patch({
      path: path`/crm/v3/objects/contacts/${input.contactId}`,
      json: {
        properties: {
          hs_lead_status: input.leadStatus,
          hubspot_owner_id: input.ownerId,
          // A standard text property of contacts, so that no account needs a property of ours.
          message: input.reason,
        },
      },
      response: z.object({ id: z.string() }),
    });
    return { contactId: id };
  },
});
