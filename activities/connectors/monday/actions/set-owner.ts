import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { changeTask, ownerValue, readTask, userIdOf } from '../client.ts';
import { monday } from '../connector.ts';
import { assignee, taskId } from '../fields.ts';

export const setOwner = defineAction({
  tool: monday,
  id: 'monday.setOwner',
  summary: 'Give a task to somebody.',
  input: z.strictObject({ taskId, assignee }),
  output: z.object({ taskId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['boards:read', 'boards:write', 'users:read'],
  example: { taskId: '1300000001', assignee: 'lea@maschinenraum.example' },
  async run({ input, http }) {
    const userId = await userIdOf(http, input.assignee);
    const { board } = await readTask(http, input.taskId);
    await changeTask(http, board.id, input.taskId, ownerValue(board.columns, userId));
    return { taskId: input.taskId };
  },
});
