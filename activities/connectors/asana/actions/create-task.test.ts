import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { asanaSandbox } from '../sandbox.ts';
import { createTask } from './create-task.ts';

const trial = await startTrial(asanaSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const tasks = () => trial.sandbox.state['asana']?.['tasks'];

it('gives the task to the user with this e-mail address', async () => {
  const { taskId, url } = await trial.call(createTask, createTask.example);
  expect(url).toBe(`https://app.asana.com/0/1201/${taskId}`);
  expect(tasks()).toMatchObject({
    [taskId]: { assignee: '1200000000000102', due_on: '2026-12-01', project: '1201', completed: false },
  });
});

it('creates nothing for somebody who is no user, and does not name them', async () => {
  const before = structuredClone(tasks());
  const call = trial.call(createTask, { ...createTask.example, assignee: 'stranger@example.com' });
  await expect(call).rejects.toMatchObject({
    type: 'NOT_FOUND',
    message: expect.not.stringContaining('stranger'),
  });
  expect(tasks()).toEqual(before);
});

it('tells its task from others of the same name when it looks before', async () => {
  const before = Object.keys(tasks() as object).length;
  await trial.call(createTask, createTask.example, { idempotencyKey: 'case-2/step-1' });
  const ours = await trial.call(createTask, createTask.example);
  expect(await trial.call(createTask, createTask.example, { mayHaveRun: true })).toEqual(ours);
  expect(Object.keys(tasks() as object)).toHaveLength(before + 2);
});

it('knows its task when somebody gave it another name', async () => {
  const ours = await trial.call(createTask, createTask.example);
  const held = tasks() as Record<string, { name: string }>;
  Object.assign(held[ours.taskId] ?? {}, { name: 'Landing page, at last' });
  expect(await trial.call(createTask, createTask.example, { mayHaveRun: true })).toEqual(ours);
});

it('is not taken in by a reference in somebody else’s notes', async () => {
  const ours = await trial.call(createTask, createTask.example);
  const [{ notes }] = Object.values(tasks() as Record<string, { notes: string }>).slice(-1) as [
    { notes: string },
  ];
  const copy = { ...createTask.example, notes };
  const other = await trial.call(createTask, copy, { idempotencyKey: 'case-2/step-1' });
  expect(other.taskId).not.toBe(ours.taskId);
  expect(await trial.call(createTask, createTask.example, { mayHaveRun: true })).toEqual(ours);
});
