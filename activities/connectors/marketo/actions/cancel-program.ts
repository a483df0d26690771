import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { APPROVED, listOf, readProgram, UNAPPROVED } from '../client.ts';
import { marketo } from '../connector.ts';
import { programId } from '../fields.ts';

export const cancelProgram = defineAction({
  tool: marketo,
  id: 'marketo.cancelProgram',
  summary: 'Keep the mail of an e-mail program from going out; what was sent stays sent.',
  input: z.strictObject({ programId }),
  output: z.object({ programId }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: ['Read-Write Assets'],
  example: { programId: 1109 },
  async run({ input, http }) {
    const { status } = await readProgram(http, 'marketo.cancelProgram', input.programId);
    switch (status) {
      case UNAPPROVED:
        break;
      case APPROVED:
        // Marketo itself refuses where the mail has gone out.
        await http.post({
          path: path`/rest/asset/v1/program/${input.programId}/unapprove.json`,
          response: listOf(z.object({ id: programId })),
        });
        break;
      default:
        throw toolError('CONFLICT', {
          action: 'marketo.cancelProgram',
          fields: ['program is no e-mail program'],
        });
    }
    return input;
  },
});
