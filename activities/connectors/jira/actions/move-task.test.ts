import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { jiraSandbox } from '../sandbox.ts';
import { moveTask } from './move-task.ts';

const trial = await startTrial(jiraSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const issues = () => trial.sandbox.state['jira']?.['issues'] as Record<string, Record<string, unknown>>;

it('takes the transition that leads to the status', async () => {
  await trial.call(moveTask, moveTask.example);
  expect(issues()['MKT-1']).toMatchObject({ status: 'In Progress' });
});

it('leaves a task alone that is there already', async () => {
  await trial.call(moveTask, { taskId: 'MKT-1', stage: 'To Do' });
  expect(trial.sandbox.requests.map(({ method }) => method)).toEqual(['GET']);
});

it('is CONFLICT when the workflow does not lead there', async () => {
  Object.assign(issues()['MKT-1'] ?? {}, { status: 'Done' });
  await expect(trial.call(moveTask, moveTask.example)).rejects.toMatchObject({
    type: 'CONFLICT',
    details: [expect.objectContaining({ fields: ['no transition leads there'] })],
  });
});
