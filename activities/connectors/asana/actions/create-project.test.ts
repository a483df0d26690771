import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { asanaSandbox } from '../sandbox.ts';
import { createProject } from './create-project.ts';

const trial = await startTrial(asanaSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('creates a project with its dates and says where to look at it', async () => {
  const { projectId, url } = await trial.call(createProject, createProject.example);
  expect(url).toContain(projectId);
  expect(trial.sandbox.state['asana']?.['projects']).toMatchObject({
    [projectId]: {
      name: 'de_leads_marketing-automation_202612',
      notes: expect.stringMatching(/^Spring campaign: leads for marketing automation\n\nReference: mr-/),
      start_on: '2026-12-08',
      due_on: '2027-02-26',
    },
  });
});

it('finds its project among a hundred of the same name, on the second page', async () => {
  for (let other = 0; other < 101; other += 1) {
    await trial.call(createProject, createProject.example, { idempotencyKey: `case-2/${other}` });
  }
  const ours = await trial.call(createProject, createProject.example);
  expect(await trial.call(createProject, createProject.example, { mayHaveRun: true })).toEqual(ours);
});

it('knows its project when somebody gave it another name', async () => {
  const ours = await trial.call(createProject, createProject.example);
  const held = trial.sandbox.state['asana']?.['projects'] as Record<string, { name: string }>;
  Object.assign(held[ours.projectId] ?? {}, { name: 'Spring, at last' });
  expect(await trial.call(createProject, createProject.example, { mayHaveRun: true })).toEqual(ours);
});

it('refuses a start without an end, which Asana does not take', async () => {
  const call = trial.call(createProject, { name: 'Spring', startOn: '2026-12-08' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toHaveLength(0);
});

it('reads a feature that the plan does not hold as FORBIDDEN', async () => {
  trial.sandbox.failNext({ tool: 'asana', fault: { status: 402 } });
  await expect(trial.call(createProject, createProject.example)).rejects.toMatchObject({ type: 'FORBIDDEN' });
});
