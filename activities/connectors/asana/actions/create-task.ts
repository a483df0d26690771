import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import type { Http } from '../../../kit/http.ts';
import { path } from '../../../kit/path.ts';
import { personal } from '../../../kit/personal.ts';
import { tasksByReference, withReference } from '../client.ts';
import { asana } from '../connector.ts';
import { date, name, projectId, taskId, url } from '../fields.ts';

export const createTask = defineAction({
  tool: asana,
  id: 'asana.createTask',
  summary: 'Create a task in a project.',
  /** A start wants an end. `assignee` is the e-mail address of an Asana user. */
  input: z
    .strictObject({
      projectId,
      name,
      notes: z.string().optional(),
      startOn: date.optional(),
      dueOn: date.optional(),
      assignee: personal(z.email(), { category: 'employment', purpose: 'assignment of tasks' }).optional(),
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
    const assignee = input.assignee === undefined ? undefined : await userIdOf(http, input.assignee);
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
          assignee,
        },
      },
      response: z.object({ data: z.object({ gid: z.string(), permalink_url: z.string() }) }),
    });
    return { taskId: data.gid, url: data.permalink_url };
  },
  async find({ input, http, marker }) {
    const created = await tasksByReference(http, input.projectId, new Set([input.name]));
    const task = created.get(marker);
    return task && { taskId: task.taskId, url: task.url };
  },
});

async function userIdOf(http: Http, email: string): Promise<string> {
  const { data } = await http.get({
    path: path`/users/${email}`,
    query: { opt_fields: 'name' },
    response: z.object({ data: z.object({ gid: z.string() }) }),
  });
  return data.gid;
}
