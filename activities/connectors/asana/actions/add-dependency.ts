import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { asana } from '../connector.ts';
import { taskId } from '../fields.ts';

export const addDependency = defineAction({
  tool: asana,
  id: 'asana.addDependency',
  summary: 'Make a task wait for another one.',
  /** `dependsOn` is the task that is to be done first. */
  input: z.strictObject({ taskId, dependsOn: taskId }),
  output: z.object({ taskId }),
  // Asana adds what is not a dependency already (reference, addDependenciesForTask).
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['tasks:write'],
  example: { taskId: '1301', dependsOn: '1302' },
  async run({ input, http }) {
    await http.post({
      path: path`/tasks/${input.taskId}/addDependencies`,
      json: { data: { dependencies: [input.dependsOn] } },
      response: z.object({ data: z.object({}) }),
    });
    return { taskId: input.taskId };
  },
});
