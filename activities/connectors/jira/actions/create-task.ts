import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { accountOf, browseUrl, documentOf, keyOfLabelled } from '../client.ts';
import { jira } from '../connector.ts';
import { assignee, date, name, projectId, taskId, url } from '../fields.ts';

export const createTask = defineAction({
  tool: jira,
  id: 'jira.createTask',
  summary: 'Create a task in a project.',
  /** `startOn` needs the setting `startDateField`. */
  input: z.strictObject({
    projectId,
    name,
    notes: z.string().optional(),
    startOn: date.optional(),
    dueOn: date.optional(),
    assignee: assignee.optional(),
  }),
  output: z.object({ taskId, url }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['read:jira-work', 'write:jira-work', 'read:jira-user'],
  example: {
    projectId: 'MKT',
    name: 'Landing page for de_leads_marketing-automation_202612',
    notes: 'Goal: leads\nProduced by: agency',
    startOn: '2026-11-24',
    dueOn: '2026-12-01',
    assignee: 'carla@maschinenraum.example',
  },
  async run({ input, settings, http, marker }) {
    if (input.startOn !== undefined && settings.startDateField === undefined) {
      throw toolError('INVALID_INPUT', {
        action: 'jira.createTask',
        fields: ['startOn needs startDateField'],
      });
    }
    const owner =
      input.assignee === undefined
        ? undefined
        : await accountOf(http, input.assignee, { project: input.projectId });
    const created = await http.post({
      path: '/rest/api/3/issue',
      json: {
        fields: {
          project: { key: input.projectId },
          issuetype: { name: settings.issueType },
          summary: input.name,
          ...(input.notes === undefined ? {} : { description: documentOf(input.notes) }),
          ...(owner === undefined ? {} : { assignee: { accountId: owner } }),
          ...(input.dueOn === undefined ? {} : { duedate: input.dueOn }),
          ...(settings.startDateField === undefined || input.startOn === undefined
            ? {}
            : { [settings.startDateField]: input.startOn }),
          labels: [marker],
        },
      },
      response: z.object({ key: z.string() }),
    });
    return { taskId: created.key, url: browseUrl(http, created.key) };
  },
  async find({ input, http, marker }) {
    const key = await keyOfLabelled(http, input.projectId, marker);
    return key === undefined ? undefined : { taskId: key, url: browseUrl(http, key) };
  },
});
