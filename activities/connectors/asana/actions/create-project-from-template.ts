import { z } from 'zod';
import { defineAction, type Call } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import type { Http } from '../../../kit/http.ts';
import { path } from '../../../kit/path.ts';
import { projectsOf, referenceIn, withReference } from '../client.ts';
import { asana } from '../connector.ts';
import { date, name, projectId, url } from '../fields.ts';

const ID = 'asana.createProjectFromTemplate';
/** Asana's own ids of a template's two dates (reference, DateVariableRequest). */
const START_DATE = '1';
const DUE_DATE = '2';
/** A template of some hundred tasks takes minutes. */
const MOST_POLLS = 60;
const BETWEEN_POLLS_MS = 5_000;
/** How often a project is looked for that an earlier attempt may just be making. */
const LOOKS = 4;

export const createProjectFromTemplate = defineAction({
  tool: asana,
  id: ID,
  summary: 'Create a project with the tasks of a template.',
  /** Dates that the template asks for and that are not given are INVALID_INPUT; Asana would take today. */
  input: z.strictObject({
    templateId: projectId,
    name: name.max(1000),
    startOn: date.optional(),
    dueOn: date.optional(),
  }),
  output: z.object({ projectId, url }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['projects:read', 'projects:write', 'jobs:read'],
  timeoutMs: 420_000,
  example: {
    templateId: '1401',
    name: 'de_leads_marketing-automation_202612',
    startOn: '2026-12-08',
    dueOn: '2027-02-26',
  },
  /** A template takes a name only: the project carries the marker in it until it is there, then in its notes. */
  async run(call) {
    const { input, settings, http, marker } = call;
    const { data } = await http.post({
      path: path`/project_templates/${input.templateId}/instantiateProject`,
      query: { opt_fields: JOB_FIELDS },
      json: {
        data: {
          name: workingName(input.name, marker),
          team: settings.teamId,
          is_strict: true,
          requested_dates: [
            { gid: START_DATE, value: input.startOn },
            { gid: DUE_DATE, value: input.dueOn },
          ].filter(({ value }) => value !== undefined),
        },
      },
      response: job,
    });
    return await finish(http, await projectOf(call, data), input.name, marker);
  },
  async find({ input, settings, http, marker, pause }) {
    for (let look = 0; look < LOOKS; look += 1) {
      if (look > 0) await pause(BETWEEN_POLLS_MS);
      const all = await projectsOf(http, settings.workspaceId);
      const done = all.find(({ notes }) => referenceIn(notes) === marker);
      if (done !== undefined) return { projectId: done.gid, url: done.permalink_url };
      const begun = all.find(({ name: current }) => current.includes(marker));
      if (begun !== undefined) return await finish(http, begun.gid, input.name, marker);
    }
    return undefined;
  },
});

const JOB_FIELDS = 'status,new_project';

const job = z.object({
  data: z.object({
    gid: z.string(),
    status: z.enum(['not_started', 'in_progress', 'succeeded', 'failed']),
    new_project: z.object({ gid: z.string() }).nullish(),
  }),
});

const project = z.object({
  data: z.object({
    gid: z.string(),
    name: z.string(),
    notes: z.string().nullish(),
    permalink_url: z.string(),
  }),
});

function workingName(wanted: string, marker: string): string {
  return `${wanted} (${marker})`;
}

/** Waits until the job has made the project. */
async function projectOf(
  { http, pause, heartbeat }: Pick<Call<unknown>, 'http' | 'pause' | 'heartbeat'>,
  begun: z.output<typeof job>['data'],
): Promise<string> {
  let current = begun;
  for (let poll = 0; poll < MOST_POLLS; poll += 1) {
    if (current.status === 'failed') throw toolError('CONFLICT', { action: ID, vendorCode: 'job_failed' });
    if (current.status === 'succeeded' && current.new_project) return current.new_project.gid;
    await pause(BETWEEN_POLLS_MS);
    heartbeat();
    ({ data: current } = await http.get({
      path: path`/jobs/${begun.gid}`,
      query: { opt_fields: JOB_FIELDS },
      response: job,
    }));
  }
  throw toolError('TIMEOUT', { action: ID });
}

async function read(http: Http, gid: string): Promise<z.output<typeof project>> {
  return await http.get({
    path: path`/projects/${gid}`,
    query: { opt_fields: 'name,notes,permalink_url' },
    response: project,
  });
}

async function finish(
  http: Http,
  gid: string,
  wanted: string,
  marker: string,
): Promise<{ readonly projectId: string; readonly url: string }> {
  const { notes } = (await read(http, gid)).data;
  const { data } = await http.put({
    path: path`/projects/${gid}`,
    query: { opt_fields: 'name,permalink_url' },
    json: { data: { name: wanted, notes: withReference(notes ?? undefined, marker) } },
    response: project,
  });
  return { projectId: gid, url: data.permalink_url };
}
