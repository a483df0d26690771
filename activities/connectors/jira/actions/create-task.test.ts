import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { jiraSandbox } from '../sandbox.ts';
import { createTask } from './create-task.ts';

const trial = await startTrial(jiraSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const issues = () => trial.sandbox.state['jira']?.['issues'] as Record<string, Record<string, unknown>>;

it('creates an issue with a description, dates and its owner', async () => {
  const { taskId, url } = await trial.call(createTask, createTask.example);
  expect(taskId).toBe('MKT-3');
  expect(url).toMatch(/\/browse\/MKT-3$/);
  expect(issues()[taskId]).toMatchObject({
    summary: createTask.example.name,
    start: '2026-11-24',
    duedate: '2026-12-01',
    assignee: '5b10ac8d82e05b22cc7d4ef2',
    labels: [expect.stringMatching(/^mr-[0-9a-f]{20}$/)],
    description: { type: 'doc', version: 1 },
  });
});

it('finds an issue that the search does not know yet, behind others that came since', async () => {
  const ours = await trial.call(createTask, createTask.example);
  for (let other = 0; other < 12; other += 1) {
    await trial.call(createTask, createTask.example, { idempotencyKey: `case-2/${other}` });
  }
  expect(await trial.call(createTask, createTask.example, { mayHaveRun: true })).toEqual(ours);
});

it('finds it where the search knows a newer one and not ours', async () => {
  const ours = await trial.call(createTask, createTask.example);
  const other = await trial.call(createTask, createTask.example, { idempotencyKey: 'case-2/step-1' });
  Object.assign(issues()[other.taskId] ?? {}, { created: '2026-11-30T08:00:00.000Z' });
  expect(await trial.call(createTask, createTask.example, { mayHaveRun: true })).toEqual(ours);
});

it('asks the search first', async () => {
  const ours = await trial.call(createTask, createTask.example);
  Object.assign(issues()[ours.taskId] ?? {}, { created: '2026-11-30T08:00:00.000Z' });
  const before = trial.sandbox.requests.length;
  expect(await trial.call(createTask, createTask.example, { mayHaveRun: true })).toEqual(ours);
  expect(trial.sandbox.requests.slice(before)).toHaveLength(1);
});

it('names the field that Jira refuses, and no value', async () => {
  const { assignee: _assignee, ...input } = createTask.example;
  await expect(trial.call(createTask, { ...input, projectId: 'GONE' })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ vendorCode: 'project' })],
  });
});
