import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { mondaySandbox } from '../sandbox.ts';
import { moveTask } from './move-task.ts';

const trial = await startTrial(mondaySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

interface Stored {
  readonly name: string;
  readonly group: string;
  readonly values: Readonly<Record<string, unknown>>;
}
const items = () => trial.sandbox.state['monday']?.['items'] as Record<string, Stored>;

it('moves the task to the group of that title', async () => {
  await trial.call(moveTask, moveTask.example);
  expect(items()['1300000001']?.group).toBe('group_mk3');
});

it.each([
  ['no such group', [], 'stage is no group of the board'],
  [
    'two of them',
    [
      { id: 'a', title: 'In review' },
      { id: 'b', title: 'In review' },
    ],
    'stage is not unique',
  ],
])('moves nothing on a board with %s', async (_what, groups, problem) => {
  const boards = trial.sandbox.state['monday']?.['boards'] as Record<string, object>;
  Object.assign(boards['1200000001'] ?? {}, { groups });
  await expect(trial.call(moveTask, moveTask.example)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ fields: [problem] })],
  });
  expect(items()['1300000001']?.group).toBe('topics');
});

it('says NOT_FOUND for a task that does not exist', async () => {
  const call = trial.call(moveTask, { ...moveTask.example, taskId: '999' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
