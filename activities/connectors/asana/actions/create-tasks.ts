import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import type { Http } from '../../../kit/http.ts';
import { path } from '../../../kit/path.ts';
import { tasksByReference, withReference, type CreatedTask } from '../client.ts';
import { asana } from '../connector.ts';
import { date, name, projectId, taskId } from '../fields.ts';

const key = z.string().regex(/^[\w.-]+$/);

export const createTasks = defineAction({
  tool: asana,
  id: 'asana.createTasks',
  summary: 'Create the tasks of a plan in a project, with their dates and what they depend on.',
  input: z.strictObject({
    projectId,
    tasks: z.array(
      z.strictObject({
        /** Names the task within this call, for `dependsOn`. */
        key,
        name,
        dueOn: date.optional(),
        notes: z.string().optional(),
        dependsOn: z.array(key).optional(),
      }),
    ),
  }),
  output: z.object({ tasks: z.array(z.object({ key, taskId })) }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['tasks:read', 'tasks:write', 'users:read'],
  timeoutMs: 300_000,
  example: {
    projectId: '1201',
    tasks: [
      { key: 'creative', name: 'Approve all creative assets', dueOn: '2026-11-28' },
      { key: 'legal', name: 'Pass legal review', dueOn: '2026-12-03', dependsOn: ['creative'] },
      { key: 'launch', name: 'Launch', dueOn: '2026-12-08', dependsOn: ['legal', 'creative'] },
    ],
  },
  async run({ input, http, marker }) {
    return await makePlan(http, input, marker, new Map());
  },
  /** Goes on where an earlier attempt stopped: every task carries a reference of its step and key. */
  async find({ input, http, marker }) {
    const before = await tasksByReference(http, input.projectId);
    const begun = input.tasks.some(({ key: own }) => before.has(`${marker}/${own}`));
    return begun ? await makePlan(http, input, marker, before) : undefined;
  },
});

/** Makes what is missing of a plan: tasks first, then what they depend on. */
async function makePlan(
  http: Http,
  { projectId: project, tasks }: { readonly projectId: string; readonly tasks: readonly Task[] },
  marker: string,
  before: ReadonlyMap<string, CreatedTask>,
): Promise<{ readonly tasks: { readonly key: string; readonly taskId: string }[] }> {
  const problems = problemsOf(tasks);
  if (problems.length > 0) {
    throw toolError('INVALID_INPUT', { action: 'asana.createTasks', fields: problems });
  }
  const ids = new Map<string, string>();
  const idOf = (taskKey: string): string => ids.get(taskKey) ?? '';
  for (const task of tasks) {
    const reference = `${marker}/${task.key}`;
    ids.set(task.key, before.get(reference)?.taskId ?? (await create(http, project, task, reference)));
  }
  for (const task of tasks) {
    const linked = before.get(`${marker}/${task.key}`)?.dependencies ?? [];
    const missing = (task.dependsOn ?? []).map(idOf).filter((id) => !linked.includes(id));
    if (missing.length > 0) await link(http, idOf(task.key), missing);
  }
  return { tasks: tasks.map((task) => ({ key: task.key, taskId: idOf(task.key) })) };
}

async function create(http: Http, project: string, task: Task, reference: string): Promise<string> {
  const { data } = await http.post({
    path: '/tasks',
    query: { opt_fields: 'name' },
    json: {
      data: {
        projects: [project],
        name: task.name,
        notes: withReference(task.notes, reference),
        due_on: task.dueOn,
      },
    },
    response: z.object({ data: z.object({ gid: z.string() }) }),
  });
  return data.gid;
}

async function link(http: Http, id: string, dependencies: readonly string[]): Promise<void> {
  await http.post({
    path: path`/tasks/${id}/addDependencies`,
    json: { data: { dependencies } },
    response: z.object({ data: z.object({}) }),
  });
}

interface Task {
  readonly key: string;
  readonly name: string;
  readonly dueOn?: string | undefined;
  readonly notes?: string | undefined;
  readonly dependsOn?: readonly string[] | undefined;
}

/** What Asana would refuse halfway: keys that occur twice, dependencies on nothing or in a circle. */
function problemsOf(tasks: readonly Task[]): readonly string[] {
  const keys = tasks.map((task) => task.key);
  const problems = tasks.flatMap((task, index) => [
    ...(keys.indexOf(task.key) < index ? [`tasks.${index}.key is taken`] : []),
    ...((task.dependsOn ?? []).every((other) => keys.includes(other))
      ? []
      : [`tasks.${index}.dependsOn is unknown`]),
  ]);
  if (problems.length > 0) return problems;
  let waiting = [...tasks];
  for (;;) {
    const open = new Set(waiting.map((task) => task.key));
    const rest = waiting.filter((task) => task.dependsOn?.some((other) => open.has(other)));
    if (rest.length === 0) return [];
    if (rest.length === waiting.length)
      return rest.map((task) => `tasks.${tasks.indexOf(task)}.dependsOn is circular`);
    waiting = rest;
  }
}
