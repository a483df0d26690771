import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { userIdOf } from '../client.ts';
import { asana } from '../connector.ts';
import { assignee, taskId } from '../fields.ts';

export const setOwner = defineAction({
  tool: asana,
  id: 'asana.setOwner',
  summary: 'Give a task to somebody.',
  input: z.strictObject({ taskId, assignee }),
  output: z.object({ taskId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['tasks:read', 'tasks:write', 'users:read'],
  example: { taskId: '1301', assignee: 'lea@maschinenraum.example' },
  async run({ input, http }) {
    const user = await userIdOf(http, input.assignee);
    const { data } = await http.put({
      path: path`/tasks/${input.taskId}`,
      query: { opt_fields: 'completed' },
      json: { data: { assignee: user } },
      response: z.object({ data: z.object({ gid: z.string() }) }),
    });
    return { taskId: data.gid };
  },
});
