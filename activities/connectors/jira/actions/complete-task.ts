import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { moveTo } from '../client.ts';
import { jira } from '../connector.ts';
import { taskId } from '../fields.ts';

/** Jira's own key of the category that all finished statuses belong to. */
const DONE = 'done';

export const completeTask = defineAction({
  tool: jira,
  id: 'jira.completeTask',
  summary: 'Mark a task as done.',
  input: z.strictObject({ taskId }),
  output: z.object({ taskId }),
  // It looks where the task stands first.
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['read:jira-work', 'write:jira-work'],
  example: { taskId: 'MKT-1' },
  async run({ input, settings, http }) {
    await moveTo(http, input.taskId, ({ name, statusCategory }) =>
      settings.doneStatus === undefined ? statusCategory?.key === DONE : name === settings.doneStatus,
    );
    return { taskId: input.taskId };
  },
});
