import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import {
  failed,
  gidOf,
  inList,
  listed,
  project,
  projectShown,
  task,
  TEAM,
  WORKSPACE,
  type Asana,
} from './state.ts';

const dates = { start_on: z.iso.date().optional(), due_on: z.iso.date().optional() };
const newProject = z.object({
  data: z
    .object({
      name: z.string().min(1),
      notes: z.string().default(''),
      ...dates,
      workspace: z.literal(WORKSPACE),
      team: z.literal(TEAM),
    })
    .refine((given) => given.start_on === undefined || given.due_on !== undefined),
});
const changedProject = z.object({ data: z.object({ name: z.string().min(1), notes: z.string() }).partial() });
const fromTemplate = z.object({
  data: z.object({
    name: z.string().min(1),
    team: z.literal(TEAM),
    is_strict: z.boolean().default(false),
    requested_dates: z.array(z.object({ gid: z.string(), value: z.iso.date() })),
  }),
});

/** Projects, their templates and the jobs that make projects from them. */
export const projectRoutes: Readonly<Record<string, SandboxRoute<Asana>>> = {
  'POST /projects': ({ body, state, nextId }) => {
    const parsed = newProject.safeParse(body);
    if (!parsed.success) return failed(400, 'project: Invalid Request');
    const { name, notes, start_on: start, due_on: due } = parsed.data.data;
    const gid = gidOf('1209', nextId());
    const created = project(gid, name, notes, start, due);
    state.projects[gid] = created;
    return reply(201, { data: projectShown(created) });
  },
  'GET /projects/{project}': ({ params, state }) => {
    const found = state.projects[params['project'] ?? ''];
    return found === undefined
      ? failed(404, 'project: Not Found')
      : reply(200, { data: projectShown(found) });
  },
  'PUT /projects/{project}': ({ params, body, state }) => {
    const found = state.projects[params['project'] ?? ''];
    const parsed = changedProject.safeParse(body);
    if (found === undefined) return failed(404, 'project: Not Found');
    if (!parsed.success) return failed(400, 'project: Invalid Request');
    const { name = found.name, notes = found.notes } = parsed.data.data;
    const changed = { ...found, name, notes };
    state.projects[found.gid] = changed;
    return reply(200, { data: projectShown(changed) });
  },
  'GET /workspaces/{workspace}/projects': ({ query, state, baseUrl }) =>
    listed(
      query,
      Object.values(state.projects).map((found) => inList(query, ['name'], projectShown(found))),
      baseUrl,
    ),
  'POST /project_templates/{template}/instantiateProject': ({ params, body, state, nextId }) => {
    const template = state.templates[params['template'] ?? ''];
    const parsed = fromTemplate.safeParse(body);
    if (template === undefined) return failed(404, 'project_template: Not Found');
    if (!parsed.success) return failed(400, 'project_template: Invalid Request');
    const { name, is_strict: strict, requested_dates: given } = parsed.data.data;
    const valueOf = (gid: string) => given.find((requested) => requested.gid === gid)?.value;
    if (given.some(({ gid }) => !template.dates.includes(gid)))
      return failed(400, 'requested_dates: Unknown');
    if (strict && template.dates.some((gid) => valueOf(gid) === undefined)) {
      return failed(422, 'requested_dates: Missing');
    }
    const made = project(gidOf('1209', nextId()), name, template.notes, valueOf('1'), valueOf('2'));
    state.projects[made.gid] = made;
    for (const title of template.tasks) {
      const gid = gidOf('1208', nextId());
      state.tasks[gid] = task(project(gid, title, ''), made.gid);
    }
    const job = { gid: gidOf('1206', nextId()), project: made.gid };
    state.jobs[job.gid] = job;
    return reply(201, { data: jobShown(job, 'in_progress', name) });
  },
  'GET /jobs/{job}': ({ params, state }) => {
    const job = state.jobs[params['job'] ?? ''];
    if (job === undefined) return failed(404, 'job: Not Found');
    return reply(200, { data: jobShown(job, 'succeeded', state.projects[job.project]?.name ?? '') });
  },
};

function jobShown(job: Asana['jobs'][string], status: string, name: string): object {
  return {
    gid: job.gid,
    resource_type: 'job',
    resource_subtype: 'instantiate_project',
    status,
    new_project: { gid: job.project, resource_type: 'project', name },
  };
}
