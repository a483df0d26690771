import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { APPROVED, listOf, millisecondsOf, readProgram, UNAPPROVED } from '../client.ts';
import { marketo } from '../connector.ts';
import { instant, programId } from '../fields.ts';

export const scheduleProgram = defineAction({
  tool: marketo,
  id: 'marketo.scheduleProgram',
  summary: 'Let the mail of an e-mail program go out at a time.',
  input: z.strictObject({ programId, sendAt: instant }),
  output: z.object({ programId, sendAt: instant }),
  retrySafety: 'idempotent',
  effect: 'publish',
  scopes: ['Read-Write Assets'],
  example: { programId: 1108, sendAt: '2026-12-08T08:00:00Z' },
  async run({ input, http }) {
    const refused = (why: string): never => {
      throw toolError('CONFLICT', { action: 'marketo.scheduleProgram', fields: [why] });
    };
    const { status, startDate } = await readProgram(http, 'marketo.scheduleProgram', input.programId);
    switch (status) {
      case APPROVED:
        if (startDate && millisecondsOf(startDate) === Date.parse(input.sendAt)) return input;
        return refused('program is scheduled for another time');
      case UNAPPROVED:
        break;
      default:
        return refused('program is no e-mail program');
    }
    await http.post({
      path: path`/rest/asset/v1/program/${input.programId}.json`,
      form: { startDate: input.sendAt, endDate: input.sendAt },
      response: listOf(z.object({ id: programId })),
    });
    await http.post({
      path: path`/rest/asset/v1/program/${input.programId}/approve.json`,
      response: listOf(z.object({ id: programId })),
    });
    return input;
  },
});
