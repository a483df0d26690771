import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { ask, readTask } from '../client.ts';
import { monday } from '../connector.ts';
import { taskId } from '../fields.ts';

const MOVE = `mutation MoveTask($taskId: ID, $groupId: String!) {
  move_item_to_group(item_id: $taskId, group_id: $groupId) { id }
}`;

export const moveTask = defineAction({
  tool: monday,
  id: 'monday.moveTask',
  summary: 'Move a task to another stage of its board.',
  /** `stage` is the title of a group of the board; of two groups of that title none is meant. */
  input: z.strictObject({ taskId, stage: z.string().min(1) }),
  output: z.object({ taskId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['boards:read', 'boards:write'],
  example: { taskId: '1300000001', stage: 'In review' },
  async run({ input, http }) {
    const { board } = await readTask(http, input.taskId);
    const [group, ...others] = (board.groups ?? []).filter(({ title }) => title === input.stage);
    if (group === undefined || others.length > 0) {
      throw toolError('INVALID_INPUT', {
        action: 'monday.moveTask',
        fields: [group === undefined ? 'stage is no group of the board' : 'stage is not unique'],
      });
    }
    await ask(
      http,
      MOVE,
      { taskId: input.taskId, groupId: group.id },
      z.object({ move_item_to_group: z.object({ id: z.string() }) }),
    );
    return { taskId: input.taskId };
  },
});
