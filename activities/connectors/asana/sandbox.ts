import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

interface Project {
  readonly gid: string;
  readonly name: string;
  readonly notes: string;
  readonly start_on: string | null;
  readonly due_on: string | null;
}

interface Task extends Project {
  readonly completed: boolean;
  readonly assignee: string | null;
  readonly project: string;
  readonly dependencies: readonly string[];
}

interface Asana {
  readonly users: Record<string, { readonly name: string; readonly email: string }>;
  readonly projects: Record<string, Project>;
  readonly tasks: Record<string, Task>;
  /** By task, oldest first. */
  readonly stories: Record<
    string,
    { readonly gid: string; readonly text: string; readonly created_at: string }[]
  >;
}

const WORKSPACE = '1200000000000001';
const TEAM = '1200000000000002';
/** Asana allows so many dependencies and dependents of one task. */
const MOST_LINKS = 30;

const dates = { start_on: z.iso.date().optional(), due_on: z.iso.date().optional() };
const text = { name: z.string().min(1), notes: z.string().default('') };
const newProject = z.object({
  data: z.object({ ...text, ...dates, workspace: z.literal(WORKSPACE), team: z.literal(TEAM) }),
});
const newTask = z.object({
  data: z.object({ ...text, ...dates, projects: z.tuple([z.string()]), assignee: z.string().optional() }),
});
const changedTask = z.object({ data: z.object({ completed: z.boolean() }) });
const links = z.object({ data: z.object({ dependencies: z.array(z.string()).min(1) }) });
const newStory = z.object({ data: z.object({ text: z.string().min(1) }) });

export const asanaSandbox = defineSandbox<Asana>({
  tool: 'asana',
  connection: {
    token: '2/sandbox/asana',
    settings: { workspaceId: WORKSPACE, teamId: TEAM },
  },
  refuse: () => failed(401, 'Not Authorized'),
  unknown: () => failed(404, 'No matching route for request'),
  initial: () => ({
    users: {
      1200000000000101: { name: 'Anna Owner', email: 'anna@maschinenraum.example' },
      1200000000000102: { name: 'Carla Creative', email: 'carla@maschinenraum.example' },
      1200000000000103: { name: 'Otto Ops', email: 'otto@maschinenraum.example' },
      1200000000000104: { name: 'Lea Legal', email: 'lea@maschinenraum.example' },
    },
    projects: {
      1201: project('1201', 'de_leads_prozess-plattform_202603', 'Leads for the process platform'),
    },
    tasks: {
      1301: {
        ...project('1301', 'E-mail for de_leads_prozess-plattform_202603', ''),
        completed: false,
        assignee: null,
        project: '1201',
        dependencies: [],
      },
    },
    stories: {},
  }),
  routes: {
    'GET /users/{user}': ({ params, state }) => {
      const hit = Object.entries(state.users).find(
        ([gid, { email }]) => gid === params['user'] || email === params['user'],
      );
      if (hit === undefined) return failed(404, 'user: Not Found');
      return reply(200, { data: { gid: hit[0], resource_type: 'user', name: hit[1].name } });
    },
    'POST /projects': ({ body, state, nextId }) => {
      const parsed = newProject.safeParse(body);
      if (!parsed.success || lacksEnd(parsed.data.data)) return failed(400, 'project: Invalid Request');
      const { name, notes, start_on: start, due_on: due } = parsed.data.data;
      const gid = `12090000${String(nextId()).padStart(8, '0')}`;
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
    'GET /workspaces/{workspace}/projects': ({ query, state, baseUrl }) =>
      listed(
        query,
        Object.values(state.projects).map(({ gid, name }) => ({ gid, resource_type: 'project', name })),
        baseUrl,
      ),
    'GET /projects/{project}/tasks': ({ params, query, state, baseUrl }) => {
      if (state.projects[params['project'] ?? ''] === undefined) return failed(404, 'project: Not Found');
      const tasks = Object.values(state.tasks)
        .filter((task) => task.project === params['project'])
        .map(({ gid, name }) => ({ gid, resource_type: 'task', resource_subtype: 'default_task', name }));
      return listed(query, tasks, baseUrl);
    },
    'POST /tasks': ({ body, state, nextId }) => {
      const parsed = newTask.safeParse(body);
      if (!parsed.success || lacksEnd(parsed.data.data)) return failed(400, 'task: Invalid Request');
      const { name, notes, start_on: start, due_on: due, projects, assignee } = parsed.data.data;
      if (state.projects[projects[0]] === undefined) return failed(404, 'projects: Not Found');
      if (assignee !== undefined && state.users[assignee] === undefined) {
        return failed(400, 'assignee: Not a user');
      }
      const gid = `12080000${String(nextId()).padStart(8, '0')}`;
      const task: Task = {
        ...project(gid, name, notes, start, due),
        completed: false,
        assignee: assignee ?? null,
        project: projects[0],
        dependencies: [],
      };
      state.tasks[gid] = task;
      return reply(201, { data: taskShown(task) });
    },
    'GET /tasks/{task}': ({ params, state }) => {
      const task = state.tasks[params['task'] ?? ''];
      return task === undefined ? failed(404, 'task: Not Found') : reply(200, { data: taskShown(task) });
    },
    'PUT /tasks/{task}': ({ params, body, state }) => {
      const task = state.tasks[params['task'] ?? ''];
      const parsed = changedTask.safeParse(body);
      if (task === undefined) return failed(404, 'task: Not Found');
      if (!parsed.success) return failed(400, 'task: Invalid Request');
      const changed = { ...task, completed: parsed.data.data.completed };
      state.tasks[task.gid] = changed;
      return reply(200, { data: taskShown(changed) });
    },
    'POST /tasks/{task}/addDependencies': ({ params, body, state }) => {
      const task = state.tasks[params['task'] ?? ''];
      const parsed = links.safeParse(body);
      if (task === undefined) return failed(404, 'task: Not Found');
      if (!parsed.success) return failed(400, 'dependencies: Invalid Request');
      const added = parsed.data.data.dependencies;
      if (added.some((gid) => state.tasks[gid] === undefined)) return failed(404, 'dependencies: Not Found');
      const dependencies = [...new Set([...task.dependencies, ...added])];
      if (dependencies.length > MOST_LINKS) return failed(400, 'dependencies: Too many');
      state.tasks[task.gid] = { ...task, dependencies };
      return reply(200, { data: {} });
    },
    'GET /tasks/{task}/stories': ({ params, query, state, baseUrl }) => {
      const task = state.tasks[params['task'] ?? ''];
      if (task === undefined) return failed(404, 'task: Not Found');
      return listed(query, (state.stories[task.gid] ?? []).map(storyShown), baseUrl);
    },
    'POST /tasks/{task}/stories': ({ params, body, state, nextId, now }) => {
      const task = state.tasks[params['task'] ?? ''];
      const parsed = newStory.safeParse(body);
      if (task === undefined) return failed(404, 'task: Not Found');
      if (!parsed.success) return failed(400, 'text: Invalid Request');
      const gid = `12070000${String(nextId()).padStart(8, '0')}`;
      const story = { gid, text: parsed.data.data.text, created_at: now().toISOString() };
      (state.stories[task.gid] ??= []).push(story);
      return reply(201, { data: storyShown(story) });
    },
  },
});

function project(gid: string, name: string, notes: string, start?: string, due?: string): Project {
  return { gid, name, notes, start_on: start ?? null, due_on: due ?? null };
}

function lacksEnd(given: {
  readonly start_on?: string | undefined;
  readonly due_on?: string | undefined;
}): boolean {
  return given.start_on !== undefined && given.due_on === undefined;
}

function projectShown(found: Project): object {
  return {
    ...found,
    resource_type: 'project',
    archived: false,
    permalink_url: `https://app.asana.com/0/${found.gid}/list`,
  };
}

function taskShown({ project: projectGid, dependencies, assignee, ...task }: Task): object {
  return {
    ...task,
    resource_type: 'task',
    resource_subtype: 'default_task',
    ...(assignee === null ? {} : { assignee: { gid: assignee, resource_type: 'user' } }),
    projects: [{ gid: projectGid, resource_type: 'project' }],
    dependencies: dependencies.map((gid) => ({ gid, resource_type: 'task' })),
    permalink_url: `https://app.asana.com/0/${projectGid}/${task.gid}`,
  };
}

function storyShown(story: {
  readonly gid: string;
  readonly text: string;
  readonly created_at: string;
}): object {
  return { ...story, resource_type: 'story', resource_subtype: 'comment_added' };
}

/** One page of a list; the offset is opaque to callers. */
function listed(query: URLSearchParams, items: readonly object[], baseUrl: string): SandboxReply {
  const begin = Number(query.get('offset')?.replace('from-', '') ?? 0);
  const end = begin + Number(query.get('limit') ?? 20);
  const offset = `from-${end}`;
  const next =
    end < items.length ? { offset, path: `/?offset=${offset}`, uri: `${baseUrl}/?offset=${offset}` } : null;
  return reply(200, { data: items.slice(begin, end), next_page: next });
}

function failed(status: number, message: string): SandboxReply {
  return reply(status, { errors: [{ message, help: 'https://developers.asana.com/docs/errors' }] });
}
