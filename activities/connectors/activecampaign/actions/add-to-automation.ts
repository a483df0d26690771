import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { numeral, passagesOf } from '../client.ts';
import { activecampaign } from '../connector.ts';
import { automationId, contactId } from '../fields.ts';

export const addToAutomation = defineAction({
  tool: activecampaign,
  id: 'activecampaign.addToAutomation',
  summary: 'Put a contact into an automation, unless it is or was in it.',
  input: z.strictObject({ contactId, automationId }),
  output: z.object({ contactId, automationId, added: z.boolean() }),
  // Once in a lifetime: the API does not tell a second entry from the first one tried again.
  retrySafety: 'idempotent',
  effect: 'notify',
  scopes: [],
  example: { contactId: '113', automationId: '5' },
  async run({ input, http }) {
    const entered = await passagesOf(http, input.contactId, input.automationId);
    if (entered.length > 0) return { ...input, added: false };
    await http.post({
      path: '/api/3/contactAutomations',
      json: { contactAutomation: { contact: input.contactId, automation: input.automationId } },
      response: z.object({ contactAutomation: z.object({ id: numeral }) }),
    });
    return { ...input, added: true };
  },
});
