import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { noBody } from '../client.ts';
import { jira } from '../connector.ts';
import { taskId } from '../fields.ts';

export const addDependency = defineAction({
  tool: jira,
  id: 'jira.addDependency',
  summary: 'Make a task wait for another one.',
  /** `dependsOn` is the task that is to be done first. */
  input: z.strictObject({ taskId, dependsOn: taskId }),
  output: z.object({ taskId }),
  // Jira makes no second link of the same kind between the same issues (reference, linkIssues).
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['write:jira-work'],
  example: { taskId: 'MKT-1', dependsOn: 'MKT-2' },
  async run({ input, settings, http }) {
    await http.post({
      path: '/rest/api/3/issueLink',
      // The inward issue is the one that blocks, whatever its name says (Jira issue linking model; mozilla/jira-bugzilla-integration#1285).
      json: {
        type: { name: settings.dependencyLinkType },
        inwardIssue: { key: input.dependsOn },
        outwardIssue: { key: input.taskId },
      },
      response: noBody,
    });
    return { taskId: input.taskId };
  },
});
