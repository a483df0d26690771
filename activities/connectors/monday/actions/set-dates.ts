import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { changeTask, dateValues, readTask } from '../client.ts';
import { monday } from '../connector.ts';
import { date, taskId } from '../fields.ts';

export const setDates = defineAction({
  tool: monday,
  id: 'monday.setDates',
  summary: 'Set when a task is due, and when it starts.',
  /** Without a start the task keeps the one it has; a start needs a timeline column. */
  input: z.strictObject({ taskId, startOn: date.optional(), dueOn: date }),
  output: z.object({ taskId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['boards:read', 'boards:write'],
  example: { taskId: '1300000001', startOn: '2026-12-01', dueOn: '2026-12-04' },
  async run({ input, http }) {
    const { board, column_values: values } = await readTask(http, input.taskId);
    // The first timeline, as when it is written; its dates may carry a time.
    const timeline = board.columns.find(({ type }) => type === 'timeline')?.id;
    const from = values.find(({ id }) => id === timeline)?.from?.slice(0, 'YYYY-MM-DD'.length);
    await changeTask(http, board.id, input.taskId, dateValues(board.columns, input, from));
    return { taskId: input.taskId };
  },
});
