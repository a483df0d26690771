import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { asanaSandbox } from '../sandbox.ts';
import { setDates } from './set-dates.ts';

const trial = await startTrial(asanaSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const dates = () => {
  const tasks = trial.sandbox.state['asana']?.['tasks'] as Record<string, object>;
  return tasks['1301'];
};

it('sets both dates, and later the end alone', async () => {
  await trial.call(setDates, setDates.example);
  expect(dates()).toMatchObject({ start_on: '2026-12-01', due_on: '2026-12-04' });
  await trial.call(setDates, { taskId: '1301', dueOn: '2026-12-11' });
  expect(dates()).toMatchObject({ start_on: '2026-12-01', due_on: '2026-12-11', completed: false });
});

it('refuses a start after the end, as Asana does', async () => {
  const call = trial.call(setDates, { taskId: '1301', startOn: '2026-12-05', dueOn: '2026-12-04' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
