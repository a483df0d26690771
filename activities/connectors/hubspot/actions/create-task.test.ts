import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hubspotSandbox } from '../sandbox.ts';
import { createTask } from './create-task.ts';

const trial = await startTrial(hubspotSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('gives the task to the owner, tied to the contact', async () => {
  const { taskId } = await trial.call(createTask, createTask.example);
  expect(trial.sandbox.state['hubspot']?.['tasks']).toMatchObject({
    [taskId]: {
      contactId: '101',
      properties: {
        hs_task_subject: 'Call the lead',
        hubspot_owner_id: '201',
        hs_timestamp: '2026-12-01T09:00:00Z',
      },
    },
  });
});

it('finds the task that an earlier attempt made', async () => {
  const made = await trial.call(createTask, createTask.example);
  expect(await trial.call(createTask, createTask.example, { mayHaveRun: true })).toEqual(made);
});

it('makes another task for another step', async () => {
  const first = await trial.call(createTask, createTask.example);
  const second = await trial.call(createTask, createTask.example, {
    idempotencyKey: 'case-1/step-2',
    mayHaveRun: true,
  });
  expect(second.taskId).not.toBe(first.taskId);
});
