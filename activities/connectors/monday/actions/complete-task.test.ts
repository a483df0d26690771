import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { mondaySandbox } from '../sandbox.ts';
import { completeTask } from './complete-task.ts';

const trial = await startTrial(mondaySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

interface Stored {
  readonly name: string;
  readonly group: string;
  readonly values: Readonly<Record<string, unknown>>;
}
const items = () => trial.sandbox.state['monday']?.['items'] as Record<string, Stored>;

it('sets the label that means done', async () => {
  await trial.call(completeTask, completeTask.example);
  expect(items()['1300000001']?.values).toEqual({ project_status: { label: 'Done' } });
});

it('does not make up a label that the board does not have', async () => {
  const { token, settings } = mondaySandbox.connection;
  const connection = { token, settings: { ...settings, doneLabel: 'Fertig' } };
  const german = await startTrial({ ...mondaySandbox, connection });
  await expect(german.call(completeTask, completeTask.example)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
  });
  await german.close();
});
