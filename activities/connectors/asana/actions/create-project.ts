import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { projectsOf, referenceIn, withReference } from '../client.ts';
import { asana } from '../connector.ts';
import { date, name, projectId, url } from '../fields.ts';

export const createProject = defineAction({
  tool: asana,
  id: 'asana.createProject',
  summary: 'Create a project.',
  /** A start wants an end. */
  input: z
    .strictObject({ name, notes: z.string().optional(), startOn: date.optional(), dueOn: date.optional() })
    .refine(({ startOn, dueOn }) => startOn === undefined || dueOn !== undefined, { path: ['dueOn'] }),
  output: z.object({ projectId, url }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['projects:read', 'projects:write'],
  example: {
    name: 'de_leads_marketing-automation_202612',
    notes: 'Spring campaign: leads for marketing automation',
    startOn: '2026-12-08',
    dueOn: '2027-02-26',
  },
  async run({ input, settings, http, marker }) {
    const { data } = await http.post({
      path: '/projects',
      query: { opt_fields: 'permalink_url' },
      json: {
        data: {
          name: input.name,
          notes: withReference(input.notes, marker),
          start_on: input.startOn,
          due_on: input.dueOn,
          workspace: settings.workspaceId,
          team: settings.teamId,
        },
      },
      response: project,
    });
    return { projectId: data.gid, url: data.permalink_url };
  },
  async find({ settings, http, marker }) {
    const all = await projectsOf(http, settings.workspaceId);
    const ours = all.find(({ notes }) => referenceIn(notes) === marker);
    return ours && { projectId: ours.gid, url: ours.permalink_url };
  },
});

const project = z.object({
  data: z.object({ gid: z.string(), permalink_url: z.string() }),
});
