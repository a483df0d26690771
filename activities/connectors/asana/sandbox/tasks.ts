import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { failed, gidOf, inList, listed, project, task, taskShown, type Asana } from './state.ts';

/** Asana allows so many dependencies and dependents of one task. */
const MOST_LINKS = 30;

const newTask = z.object({
  data: z
    .object({
      name: z.string().min(1),
      notes: z.string().default(''),
      start_on: z.iso.date().optional(),
      due_on: z.iso.date().optional(),
      projects: z.tuple([z.string()]),
      assignee: z.string().optional(),
    })
    .refine((given) => given.start_on === undefined || given.due_on !== undefined),
});
const changedTask = z.object({
  data: z
    .strictObject({
      completed: z.boolean(),
      start_on: z.iso.date(),
      due_on: z.iso.date(),
      assignee: z.string(),
    })
    .partial(),
});
const links = z.object({ data: z.object({ dependencies: z.array(z.string()).min(1) }) });
const sectioned = z.object({ data: z.object({ task: z.string() }) });

/** Tasks, the sections they stand in, and what they wait for. */
export const taskRoutes: Readonly<Record<string, SandboxRoute<Asana>>> = {
  'GET /projects/{project}/tasks': ({ params, query, state, baseUrl }) => {
    if (state.projects[params['project'] ?? ''] === undefined) return failed(404, 'project: Not Found');
    const tasks = Object.values(state.tasks)
      .filter((candidate) => candidate.project === params['project'])
      .map((found) => inList(query, ['resource_subtype', 'name'], taskShown(found)));
    return listed(query, tasks, baseUrl);
  },
  'POST /tasks': ({ body, state, nextId }) => {
    const parsed = newTask.safeParse(body);
    if (!parsed.success) return failed(400, 'task: Invalid Request');
    const { name, notes, start_on: start, due_on: due, projects, assignee } = parsed.data.data;
    if (state.projects[projects[0]] === undefined) return failed(404, 'projects: Not Found');
    if (assignee !== undefined && state.users[assignee] === undefined) {
      return failed(400, 'assignee: Not a user');
    }
    const gid = gidOf('1208', nextId());
    const created = {
      ...task(project(gid, name, notes, start, due), projects[0]),
      assignee: assignee ?? null,
    };
    state.tasks[gid] = created;
    return reply(201, { data: taskShown(created) });
  },
  'GET /tasks/{task}': ({ params, state }) => {
    const found = state.tasks[params['task'] ?? ''];
    return found === undefined ? failed(404, 'task: Not Found') : reply(200, { data: taskShown(found) });
  },
  'PUT /tasks/{task}': ({ params, body, state }) => {
    const found = state.tasks[params['task'] ?? ''];
    const parsed = changedTask.safeParse(body);
    if (found === undefined) return failed(404, 'task: Not Found');
    if (!parsed.success) return failed(400, 'task: Invalid Request');
    const { completed = found.completed, assignee = found.assignee } = parsed.data.data;
    const { start_on: start = found.start_on, due_on: due = found.due_on } = parsed.data.data;
    if (assignee !== null && state.users[assignee] === undefined) return failed(400, 'assignee: Not a user');
    if (start !== null && (due === null || start > due)) return failed(400, 'start_on: Not before due_on');
    const changed = { ...found, completed, assignee, start_on: start, due_on: due };
    state.tasks[found.gid] = changed;
    return reply(200, { data: taskShown(changed) });
  },
  'POST /tasks/{task}/addDependencies': ({ params, body, state }) => {
    const found = state.tasks[params['task'] ?? ''];
    const parsed = links.safeParse(body);
    if (found === undefined) return failed(404, 'task: Not Found');
    if (!parsed.success) return failed(400, 'dependencies: Invalid Request');
    const added = parsed.data.data.dependencies;
    if (added.some((gid) => state.tasks[gid] === undefined)) return failed(404, 'dependencies: Not Found');
    if (added.includes(found.gid)) return failed(400, 'dependencies: Circular');
    const dependencies = [...new Set([...found.dependencies, ...added])];
    if (dependencies.length > MOST_LINKS) return failed(400, 'dependencies: Too many');
    state.tasks[found.gid] = { ...found, dependencies };
    return reply(200, { data: {} });
  },
  'GET /projects/{project}/sections': ({ params, query, state, baseUrl }) => {
    if (state.projects[params['project'] ?? ''] === undefined) return failed(404, 'project: Not Found');
    const sections = Object.values(state.sections)
      .filter((section) => section.project === params['project'])
      .map(({ gid, name }) => ({ gid, resource_type: 'section', name }));
    return listed(query, sections, baseUrl);
  },
  'POST /sections/{section}/addTask': ({ params, body, state }) => {
    const section = state.sections[params['section'] ?? ''];
    const parsed = sectioned.safeParse(body);
    if (section === undefined) return failed(404, 'section: Not Found');
    if (!parsed.success) return failed(400, 'task: Invalid Request');
    const found = state.tasks[parsed.data.data.task];
    if (found === undefined) return failed(404, 'task: Not Found');
    state.tasks[found.gid] = { ...found, project: section.project, section: section.gid };
    return reply(200, { data: {} });
  },
};
