import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { jiraSandbox } from '../sandbox.ts';
import { addDependency } from './add-dependency.ts';

const trial = await startTrial(jiraSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const issues = () => trial.sandbox.state['jira']?.['issues'] as Record<string, Record<string, unknown>>;

it('links the two so that the other one blocks the task, once', async () => {
  await trial.call(addDependency, addDependency.example);
  await trial.call(addDependency, addDependency.example, { idempotencyKey: 'case-2/step-1' });
  expect(issues()['MKT-1']).toMatchObject({ links: [{ type: 'Blocks', inwardIssue: 'MKT-2' }] });
  expect(issues()['MKT-2']).toMatchObject({ links: [] });
});

it.each([
  ['a task that does not exist', { taskId: 'MKT-1', dependsOn: 'MKT-99' }, 'NOT_FOUND'],
  ['itself', { taskId: 'MKT-1', dependsOn: 'MKT-1' }, 'INVALID_INPUT'],
])('does not wait for %s', async (_what, input, type) => {
  await expect(trial.call(addDependency, input)).rejects.toMatchObject({ type });
});
