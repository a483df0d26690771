import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { asana } from '../connector.ts';
import { taskId } from '../fields.ts';

export const completeTask = defineAction({
  tool: asana,
  id: 'asana.completeTask',
  summary: 'Mark a task as done.',
  input: z.strictObject({ taskId }),
  output: z.object({ taskId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['tasks:read', 'tasks:write'],
  example: { taskId: '1301' },
  async run({ input, http }) {
    const { data } = await http.put({
      path: path`/tasks/${input.taskId}`,
      query: { opt_fields: 'completed' },
      json: { data: { completed: true } },
      response: z.object({ data: z.object({ gid: z.string() }) }),
    });
    return { taskId: data.gid };
  },
});
