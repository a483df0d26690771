import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { isNotInList, listOf } from '../client.ts';
import { marketo } from '../connector.ts';
import { leadId, listId } from '../fields.ts';

export const removeFromList = defineAction({
  tool: marketo,
  id: 'marketo.removeFromList',
  summary: 'Take a lead off a static list.',
  input: z.strictObject({ listId, leadId }),
  output: z.object({ listId, leadId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['Read-Write Lead'],
  example: { listId: 1021, leadId: 318592 },
  async run({ input, http }) {
    await http
      .delete({
        path: path`/rest/v1/lists/${input.listId}/leads.json`,
        // The contract wants the ids in both places, the vendor's guide names the query alone.
        query: { id: input.leadId },
        json: { input: [{ id: input.leadId }] },
        response: listOf(z.object({ id: leadId })),
      })
      .catch((error: unknown) => {
        if (!isNotInList(error)) throw error;
      });
    return input;
  },
});
