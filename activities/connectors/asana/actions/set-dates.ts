import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { asana } from '../connector.ts';
import { date, taskId } from '../fields.ts';

export const setDates = defineAction({
  tool: asana,
  id: 'asana.setDates',
  summary: 'Set when a task is due, and when it starts.',
  /** Without a start the task keeps the one it has. */
  input: z.strictObject({ taskId, startOn: date.optional(), dueOn: date }),
  output: z.object({ taskId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['tasks:read', 'tasks:write'],
  example: { taskId: '1301', startOn: '2026-12-01', dueOn: '2026-12-04' },
  async run({ input, http }) {
    const { data } = await http.put({
      path: path`/tasks/${input.taskId}`,
      query: { opt_fields: 'due_on' },
      json: { data: { start_on: input.startOn, due_on: input.dueOn } },
      response: z.object({ data: z.object({ gid: z.string() }) }),
    });
    return { taskId: data.gid };
  },
});
