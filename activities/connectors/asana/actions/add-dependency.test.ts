import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { asanaSandbox } from '../sandbox.ts';
import { addDependency } from './add-dependency.ts';

const trial = await startTrial(asanaSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const dependencies = () => {
  const tasks = trial.sandbox.state['asana']?.['tasks'] as Record<string, { dependencies: string[] }>;
  return tasks['1301']?.dependencies;
};

it('lets the task wait for the other one, once', async () => {
  await trial.call(addDependency, addDependency.example);
  await trial.call(addDependency, addDependency.example, { idempotencyKey: 'case-2/step-1' });
  expect(dependencies()).toEqual(['1302']);
});

it.each([
  ['a task that does not exist', { taskId: '1301', dependsOn: '999' }, 'NOT_FOUND'],
  ['itself', { taskId: '1301', dependsOn: '1301' }, 'INVALID_INPUT'],
])('does not wait for %s', async (_what, input, type) => {
  await expect(trial.call(addDependency, input)).rejects.toMatchObject({ type });
  expect(dependencies()).toEqual([]);
});
