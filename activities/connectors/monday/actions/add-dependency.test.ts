import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { mondaySandbox } from '../sandbox.ts';
import { addDependency } from './add-dependency.ts';

const trial = await startTrial(mondaySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

interface Stored {
  readonly name: string;
  readonly group: string;
  readonly values: Readonly<Record<string, unknown>>;
}
const items = () => trial.sandbox.state['monday']?.['items'] as Record<string, Stored>;

it('adds to what the task waits for already, once', async () => {
  const later = { ...items()['1300000001'], board: '1200000001' } as Stored;
  items()['1300000009'] = later;
  await trial.call(addDependency, { taskId: '1300000001', dependsOn: '1300000009' });
  await trial.call(addDependency, addDependency.example);
  await trial.call(addDependency, addDependency.example);
  expect(items()['1300000001']?.values).toEqual({
    dependent_on: { item_ids: [1_300_000_009, 1_300_000_002] },
  });
});

it.each([
  ['of another board', '1300000003'],
  ['that is itself', '1300000001'],
  ['that there is not', '999'],
])('does not wait for a task %s', async (_which, dependsOn) => {
  const call = trial.call(addDependency, { taskId: '1300000001', dependsOn });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
