import { afterAll, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { asanaSandbox } from '../sandbox.ts';
import { completeTask } from './complete-task.ts';

const trial = await startTrial(asanaSandbox);
afterAll(() => trial.close());

it('marks the task as done and nothing else', async () => {
  const before = structuredClone(trial.sandbox.state['asana']?.['tasks']) as Record<string, object>;
  expect(await trial.call(completeTask, { taskId: '1301' })).toEqual({ taskId: '1301' });
  expect(trial.sandbox.state['asana']?.['tasks']).toEqual({
    ...before,
    1301: { ...before['1301'], completed: true },
  });
});

it('says NOT_FOUND for a task that does not exist', async () => {
  await expect(trial.call(completeTask, { taskId: '999' })).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
