import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { asanaSandbox } from '../sandbox.ts';
import { moveTask } from './move-task.ts';

const trial = await startTrial(asanaSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('moves the task to the section of that name', async () => {
  await trial.call(moveTask, moveTask.example);
  expect(trial.sandbox.state['asana']?.['tasks']).toMatchObject({ 1301: { section: '1502' } });
});

it('names the field when the project has no such section', async () => {
  const call = trial.call(moveTask, { ...moveTask.example, stage: 'Nowhere' });
  await expect(call).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ fields: ['stage is no section of the project'] })],
  });
});

it('does not choose between two sections of one name', async () => {
  const sections = trial.sandbox.state['asana']?.['sections'] as Record<string, object>;
  sections['1503'] = { gid: '1503', name: 'In review', project: '1201' };
  const call = trial.call(moveTask, moveTask.example);
  await expect(call).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ fields: ['stage is not unique'] })],
  });
  expect(trial.sandbox.requests.every(({ method }) => method === 'GET')).toBe(true);
});
