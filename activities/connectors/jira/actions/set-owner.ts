import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { accountOf, noBody } from '../client.ts';
import { jira } from '../connector.ts';
import { assignee, taskId } from '../fields.ts';

export const setOwner = defineAction({
  tool: jira,
  id: 'jira.setOwner',
  summary: 'Give a task to somebody.',
  input: z.strictObject({ taskId, assignee }),
  output: z.object({ taskId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['write:jira-work', 'read:jira-user'],
  example: { taskId: 'MKT-1', assignee: 'lea@maschinenraum.example' },
  async run({ input, http }) {
    const accountId = await accountOf(http, input.assignee, { issueKey: input.taskId });
    await http.put({
      path: path`/rest/api/3/issue/${input.taskId}/assignee`,
      json: { accountId },
      response: noBody,
    });
    return { taskId: input.taskId };
  },
});
