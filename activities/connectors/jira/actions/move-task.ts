import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { moveTo } from '../client.ts';
import { jira } from '../connector.ts';
import { taskId } from '../fields.ts';

export const moveTask = defineAction({
  tool: jira,
  id: 'jira.moveTask',
  summary: 'Move a task to another stage of its workflow.',
  /** `stage` is the name of a status. */
  input: z.strictObject({ taskId, stage: z.string().min(1) }),
  output: z.object({ taskId }),
  // It looks where the task stands first.
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['read:jira-work', 'write:jira-work'],
  example: { taskId: 'MKT-1', stage: 'In Progress' },
  async run({ input, http }) {
    await moveTo(http, input.taskId, ({ name }) => name === input.stage);
    return { taskId: input.taskId };
  },
});
