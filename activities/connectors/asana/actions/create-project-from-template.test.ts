import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { asanaSandbox } from '../sandbox.ts';
import { createProjectFromTemplate } from './create-project-from-template.ts';

const trial = await startTrial(asanaSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = (collection: string) =>
  trial.sandbox.state['asana']?.[collection] as Record<string, Record<string, unknown>>;

it('makes the project with the tasks of the template, its dates, its own notes and our reference', async () => {
  const { projectId, url } = await trial.call(createProjectFromTemplate, createProjectFromTemplate.example);
  expect(url).toContain(projectId);
  expect(state('projects')[projectId]).toMatchObject({
    name: 'de_leads_marketing-automation_202612',
    notes: expect.stringMatching(/^Made from the template for campaigns\.\n\nReference: mr-[0-9a-f]{20}$/),
    start_on: '2026-12-08',
    due_on: '2027-02-26',
  });
  const made = Object.values(state('tasks')).filter(({ project }) => project === projectId);
  expect(made.map(({ name }) => name)).toEqual([
    'Approve all creative assets',
    'Pass legal review',
    'Launch',
  ]);
});

it('waits while the job goes on', async () => {
  const running = { gid: '1', status: 'in_progress', new_project: null };
  trial.sandbox.failNext({
    tool: 'asana',
    match: { path: '/jobs/' },
    fault: { status: 200, body: { data: running }, times: 3 },
  });
  const { projectId } = await trial.call(createProjectFromTemplate, createProjectFromTemplate.example);
  expect(state('projects')[projectId]).toMatchObject({ name: 'de_leads_marketing-automation_202612' });
});

it.each([
  ['failed', { times: 1 }, 'CONFLICT'],
  ['in_progress', { times: 100 }, 'TIMEOUT'],
])('does not take a job that says %s for done', async (status, times, type) => {
  trial.sandbox.failNext({
    tool: 'asana',
    match: { path: '/jobs/' },
    fault: { status: 200, body: { data: { gid: '1', status } }, ...times },
  });
  const call = trial.call(createProjectFromTemplate, createProjectFromTemplate.example);
  await expect(call).rejects.toMatchObject({ type });
});

it('is INVALID_INPUT when the template wants a date that is not given', async () => {
  const { startOn: _startOn, ...input } = createProjectFromTemplate.example;
  const call = trial.call(createProjectFromTemplate, input);
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});

it('looks several times before it makes another one, for the job may still be making the first', async () => {
  await trial.call(createProjectFromTemplate, createProjectFromTemplate.example, { mayHaveRun: true });
  const looks = trial.sandbox.requests.filter(({ path }) => path.endsWith('/projects')).length;
  expect(looks).toBe(4);
  expect(Object.keys(state('projects'))).toHaveLength(2);
});

it('tells its project from another step’s of the same name', async () => {
  const first = await trial.call(createProjectFromTemplate, createProjectFromTemplate.example);
  const other = { idempotencyKey: 'case-2/step-1', mayHaveRun: true };
  const second = await trial.call(createProjectFromTemplate, createProjectFromTemplate.example, other);
  expect(second.projectId).not.toBe(first.projectId);
});
