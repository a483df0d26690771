import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { tasksByReference, userIdOf, withReference } from '../client.ts';
import { asana } from '../connector.ts';
import { assignee, date, name, projectId, taskId, url } from '../fields.ts';

export const createTask = defineAction({
  tool: asana,
  id: 'asana.createTask',
  summary: 'Create a task in a project.',
  /** A start wants an end. */
  input: z
    .strictObject({
      projectId,
      name,
      notes: z.string().optional(),
      startOn: date.optional(),
      dueOn: date.optional(),
      assignee: assignee.optional(),
    })
    .refine(({ startOn, dueOn }) => startOn === undefined || dueOn !== undefined, { path: ['dueOn'] }),
  output: z.object({ taskId, url }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['tasks:read', 'tasks:write', 'users:read'],
  example: {
    projectId: '1201',
    name: 'Landing page for de_leads_marketing-automation_202612',
    notes: 'Goal: leads\nProduced by: agency',
    dueOn: '2026-12-01',
    assignee: 'carla@maschinenraum.example',
  },
  async run({ input, http, marker }) {
    const owner = input.assignee === undefined ? undefined : await userIdOf(http, input.assignee);
    const { data } = await http.post({
      path: '/tasks',
      query: { opt_fields: 'permalink_url' },
      json: {
        data: {
          projects: [input.projectId],
          name: input.name,
          notes: withReference(input.notes, marker),
          start_on: input.startOn,
          due_on: input.dueOn,
          assignee: owner,
        },
      },
      response: z.object({ data: z.object({ gid: z.string(), permalink_url: z.string() }) }),
    });
    return { taskId: data.gid, url: data.permalink_url };
  },
  async find({ input, http, marker }) {
    const created = await tasksByReference(http, input.projectId);
    const task = created.get(marker);
    return task && { taskId: task.taskId, url: task.url };
  },
});
