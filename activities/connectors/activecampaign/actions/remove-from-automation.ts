import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { passagesOf } from '../client.ts';
import { activecampaign } from '../connector.ts';
import { automationId, contactId } from '../fields.ts';

export const removeFromAutomation = defineAction({
  tool: activecampaign,
  id: 'activecampaign.removeFromAutomation',
  summary: 'Take a contact out of an automation that it has not been through yet.',
  input: z.strictObject({ contactId, automationId }),
  output: z.object({ contactId, automationId }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: [],
  example: { contactId: '114', automationId: '5' },
  async run({ input, http }) {
    const entered = await passagesOf(http, input.contactId, input.automationId);
    for (const { id } of entered.filter(({ completed }) => completed === 0)) {
      await http.delete({ path: path`/api/3/contactAutomations/${id}`, response: gone });
    }
    return input;
  },
});

/** Nothing is documented to come back; whatever does is JSON. */
const gone = z.union([z.looseObject({}), z.array(z.unknown())]).optional();
