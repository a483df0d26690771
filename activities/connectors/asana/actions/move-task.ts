import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { idsNamed } from '../client.ts';
import { asana } from '../connector.ts';
import { projectId, taskId } from '../fields.ts';

export const moveTask = defineAction({
  tool: asana,
  id: 'asana.moveTask',
  summary: 'Move a task to another stage of its project.',
  /** `stage` is the name of a section of the project; of two sections of that name none is meant. */
  input: z.strictObject({ projectId, taskId, stage: z.string().min(1) }),
  output: z.object({ taskId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['tasks:write', 'projects:read'],
  example: { projectId: '1201', taskId: '1301', stage: 'In review' },
  async run({ input, http }) {
    const [section, ...others] = await idsNamed(
      http,
      path`/projects/${input.projectId}/sections`,
      new Set([input.stage]),
    );
    if (section === undefined || others.length > 0) {
      throw toolError('INVALID_INPUT', {
        action: 'asana.moveTask',
        fields: [section === undefined ? 'stage is no section of the project' : 'stage is not unique'],
      });
    }
    await http.post({
      path: path`/sections/${section}/addTask`,
      json: { data: { task: input.taskId } },
      response: z.object({ data: z.object({}) }),
    });
    return { taskId: input.taskId };
  },
});
