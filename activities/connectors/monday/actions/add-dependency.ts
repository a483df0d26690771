import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { changeTask, columnOf, readTask } from '../client.ts';
import { monday } from '../connector.ts';
import { taskId } from '../fields.ts';

export const addDependency = defineAction({
  tool: monday,
  id: 'monday.addDependency',
  summary: 'Make a task wait for another one.',
  /** `dependsOn` is the task of the same board that is to be done first. */
  input: z.strictObject({ taskId, dependsOn: taskId }),
  output: z.object({ taskId }),
  // The column is written as a whole: what it holds, and the other task.
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['boards:read', 'boards:write'],
  example: { taskId: '1300000001', dependsOn: '1300000002' },
  async run({ input, http }) {
    const { board, column_values: values } = await readTask(http, input.taskId);
    const columnId = columnOf(board.columns, 'dependency');
    const before = values.find(({ id }) => id === columnId)?.linked_item_ids ?? [];
    if (!before.includes(input.dependsOn)) {
      const ids = [...before, input.dependsOn].map(Number);
      await changeTask(http, board.id, input.taskId, { [columnId]: { item_ids: ids } });
    }
    return { taskId: input.taskId };
  },
});
