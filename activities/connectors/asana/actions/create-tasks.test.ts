import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { asanaSandbox } from '../sandbox.ts';
import { createTasks } from './create-tasks.ts';

const trial = await startTrial(asanaSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

interface Stored {
  readonly name: string;
  readonly due_on: string | null;
  readonly dependencies: readonly string[];
}
const again = { mayHaveRun: true };
const stored = () => trial.sandbox.state['asana']?.['tasks'] as Readonly<Record<string, Stored>>;

it('creates tasks with dates and dependencies', async () => {
  const { tasks } = await trial.call(createTasks, createTasks.example);
  const ids = Object.fromEntries(tasks.map(({ key, taskId }) => [key, taskId]));
  expect(tasks.map(({ key }) => key)).toEqual(['creative', 'legal', 'launch']);
  expect(stored()).toMatchObject({
    [ids['creative'] ?? '']: { name: 'Approve all creative assets', due_on: '2026-11-28', dependencies: [] },
    [ids['legal'] ?? '']: { due_on: '2026-12-03', dependencies: [ids['creative']] },
    [ids['launch'] ?? '']: { due_on: '2026-12-08', dependencies: [ids['legal'], ids['creative']] },
  });
});

it('may depend on a task that comes later in the list', async () => {
  const plan = [
    { key: 'launch', name: 'Launch', dependsOn: ['legal'] },
    { key: 'legal', name: 'Pass legal review' },
  ];
  const { tasks } = await trial.call(createTasks, { projectId: '1201', tasks: plan });
  const [launch, legal] = tasks.map(({ taskId }) => taskId);
  expect(stored()[launch ?? '']?.dependencies).toEqual([legal]);
});

it('goes on with the dependencies of a task that has only some of them', async () => {
  const first = await trial.call(createTasks, createTasks.example);
  const launch = first.tasks[2]?.taskId ?? '';
  const half = stored()[launch];
  Object.assign(half ?? {}, { dependencies: half?.dependencies.slice(1) });
  const before = trial.sandbox.requests.length;
  expect(await trial.call(createTasks, createTasks.example, again)).toEqual(first);
  const writes = trial.sandbox.requests.slice(before).filter(({ method }) => method === 'POST');
  expect(writes.map(({ body }) => body)).toEqual([{ data: { dependencies: [first.tasks[1]?.taskId] } }]);
});

it('knows its tasks when people gave them other names and one was never made', async () => {
  const first = await trial.call(createTasks, createTasks.example);
  const [creative, legal, launch] = first.tasks.map(({ taskId }) => taskId);
  const tasks = stored() as Record<string, Stored>;
  for (const [gid, held] of Object.entries(tasks)) tasks[gid] = { ...held, name: `Renamed ${gid}` };
  delete tasks[launch ?? ''];
  const before = Object.keys(tasks).length;
  const second = await trial.call(createTasks, createTasks.example, again);
  expect(second.tasks.slice(0, 2).map(({ taskId }) => taskId)).toEqual([creative, legal]);
  expect(Object.keys(stored())).toHaveLength(before + 1);
});

it('creates a second plan of the same names for another step', async () => {
  const first = await trial.call(createTasks, createTasks.example);
  const second = await trial.call(createTasks, createTasks.example, { idempotencyKey: 'case-1/step-2' });
  const ids = [...first.tasks, ...second.tasks].map(({ taskId }) => taskId);
  expect(new Set(ids).size).toBe(6);
});

it('tells tasks apart whose keys begin alike', async () => {
  const plan = {
    projectId: '1201',
    tasks: [
      { key: 'ad', name: 'Write the ad' },
      { key: 'ad-2', name: 'Write the ad' },
    ],
  };
  const first = await trial.call(createTasks, plan);
  expect(await trial.call(createTasks, plan, again)).toEqual(first);
});

const task = (key: string, ...dependsOn: string[]) => ({ key, name: key, dependsOn });

it.each([
  ['a key that is taken', [task('a'), task('a')], ['tasks.1.key is taken']],
  ['a dependency on nothing', [task('a', 'b')], ['tasks.0.dependsOn is unknown']],
  ['a task that waits for itself', [task('a'), task('b', 'b')], ['tasks.1.dependsOn is circular']],
  [
    'a circle',
    [task('a'), task('b', 'a', 'd'), task('c', 'b'), task('d', 'c')],
    ['tasks.1.dependsOn is circular', 'tasks.2.dependsOn is circular', 'tasks.3.dependsOn is circular'],
  ],
])('refuses %s before it creates anything', async (_what, tasks, fields) => {
  const call = trial.call(createTasks, { projectId: '1201', tasks });
  await expect(call).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ fields })],
  });
  expect(trial.sandbox.requests).toHaveLength(0);
});

it('says NOT_FOUND for a project that does not exist', async () => {
  const call = trial.call(createTasks, { projectId: '999', tasks: [task('a')] });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
