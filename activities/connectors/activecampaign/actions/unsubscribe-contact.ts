import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { setMembership, UNSUBSCRIBED } from '../client.ts';
import { activecampaign } from '../connector.ts';
import { contactId, listId } from '../fields.ts';

export const unsubscribeContact = defineAction({
  tool: activecampaign,
  id: 'activecampaign.unsubscribeContact',
  summary: 'Unsubscribe a contact from a list.',
  input: z.strictObject({ contactId, listId }),
  output: z.object({ contactId, listId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  example: { contactId: '113', listId: '1' },
  async run({ input, http }) {
    await setMembership(http, input, UNSUBSCRIBED);
    return input;
  },
});
