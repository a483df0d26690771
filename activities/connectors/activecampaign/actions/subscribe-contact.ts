import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { ACTIVE, membershipOf, setMembership, UNSUBSCRIBED } from '../client.ts';
import { activecampaign } from '../connector.ts';
import { contactId, listId } from '../fields.ts';

export const subscribeContact = defineAction({
  tool: activecampaign,
  id: 'activecampaign.subscribeContact',
  summary: 'Subscribe a contact who agreed to a list; nobody is asked once more.',
  /** `again` says that somebody who unsubscribed agreed anew; without it they stay unsubscribed. */
  input: z.strictObject({ contactId, listId, again: z.boolean().optional() }),
  output: z.object({ contactId, listId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  example: { contactId: '113', listId: '2' },
  async run({ input, http }) {
    const status = await membershipOf(http, input.contactId, input.listId);
    if (status === UNSUBSCRIBED && input.again !== true) {
      throw toolError('CONFLICT', {
        action: 'activecampaign.subscribeContact',
        fields: ['contact unsubscribed from the list'],
      });
    }
    if (status !== ACTIVE) await setMembership(http, input, ACTIVE, status === UNSUBSCRIBED);
    return { contactId: input.contactId, listId: input.listId };
  },
});
