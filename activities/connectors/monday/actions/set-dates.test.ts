import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { mondaySandbox } from '../sandbox.ts';
import { setDates } from './set-dates.ts';

const trial = await startTrial(mondaySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

interface Stored {
  readonly name: string;
  readonly group: string;
  readonly values: Readonly<Record<string, unknown>>;
}
const items = () => trial.sandbox.state['monday']?.['items'] as Record<string, Stored>;

const timeline = () => items()['1300000001']?.values['project_timeline'];

it('sets both dates, and later the end alone', async () => {
  await trial.call(setDates, setDates.example);
  expect(timeline()).toEqual({ from: '2026-12-01', to: '2026-12-04' });
  await trial.call(setDates, { taskId: '1300000001', dueOn: '2026-12-11' });
  expect(timeline()).toEqual({ from: '2026-12-01', to: '2026-12-11' });
});

it('lets a task without a start be one day long', async () => {
  await trial.call(setDates, { taskId: '1300000001', dueOn: '2026-12-11' });
  expect(timeline()).toEqual({ from: '2026-12-11', to: '2026-12-11' });
});

it('refuses a start after the end, as monday does', async () => {
  const call = trial.call(setDates, { taskId: '1300000001', startOn: '2026-12-05', dueOn: '2026-12-04' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});

it('writes the date column of a board without a timeline, which has no start', async () => {
  const boards = trial.sandbox.state['monday']?.['boards'] as Record<string, object>;
  Object.assign(boards['1200000001'] ?? {}, { columns: [{ id: 'date4', title: 'Due', type: 'date' }] });
  await trial.call(setDates, { taskId: '1300000001', dueOn: '2026-12-11' });
  expect(items()['1300000001']?.values).toEqual({ date4: { date: '2026-12-11' } });
  await expect(trial.call(setDates, setDates.example)).rejects.toMatchObject({ type: 'CONFLICT' });
});
