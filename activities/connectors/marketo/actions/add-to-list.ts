import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { listOf } from '../client.ts';
import { marketo } from '../connector.ts';
import { leadId, listId } from '../fields.ts';

export const addToList = defineAction({
  tool: marketo,
  id: 'marketo.addToList',
  summary: 'Put a lead on a static list.',
  input: z.strictObject({ listId, leadId }),
  output: z.object({ listId, leadId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['Read-Write Lead'],
  example: { listId: 1021, leadId: 318592 },
  async run({ input, http }) {
    await http.post({
      path: path`/rest/v1/lists/${input.listId}/leads.json`,
      json: { input: [{ id: input.leadId }] },
      response: listOf(z.object({ id: leadId })),
    });
    return input;
  },
});
