import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { changeTask, columnOf, readTask } from '../client.ts';
import { monday } from '../connector.ts';
import { taskId } from '../fields.ts';

export const completeTask = defineAction({
  tool: monday,
  id: 'monday.completeTask',
  summary: 'Mark a task as done.',
  input: z.strictObject({ taskId }),
  output: z.object({ taskId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['boards:read', 'boards:write'],
  example: { taskId: '1300000001' },
  async run({ input, settings, http }) {
    const { board } = await readTask(http, input.taskId);
    const status = columnOf(board.columns, 'status');
    await changeTask(http, board.id, input.taskId, { [status]: { label: settings.doneLabel } });
    return { taskId: input.taskId };
  },
});
