import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { mondaySandbox } from '../sandbox.ts';
import { createTask } from './create-task.ts';

const trial = await startTrial(mondaySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

interface Stored {
  readonly name: string;
  readonly group: string;
  readonly values: Readonly<Record<string, unknown>>;
}
const items = () => trial.sandbox.state['monday']?.['items'] as Record<string, Stored>;

it('writes the columns that the board has for them', async () => {
  const { taskId, url } = await trial.call(createTask, createTask.example);
  expect(url).toBe(`https://maschinenraum.monday.com/boards/1200000001/pulses/${taskId}`);
  expect(items()[taskId]).toMatchObject({
    name: createTask.example.name,
    values: {
      text_mk1: expect.stringMatching(/^mr-[0-9a-f]{20}$/),
      long_text_mk2: { text: 'Goal: leads\nProduced by: agency' },
      project_timeline: { from: '2026-11-24', to: '2026-12-01' },
      project_owner: { personsAndTeams: [{ id: 50000002, kind: 'person' }] },
    },
  });
});

it('sends what varies as variables only', async () => {
  await trial.call(createTask, { ...createTask.example, name: '"}) { id } evil: me { id } #' });
  const bodies = trial.sandbox.requests.map(({ body }) => (body as { query: string }).query);
  expect(bodies.filter((query) => query.includes('evil'))).toEqual([]);
  expect(bodies).toHaveLength(3);
});

it('finds its task on the second page, among others of the same name', async () => {
  for (let other = 0; other < 200; other += 1) {
    items()[String(other)] = { ...items()['1300000001'], values: { text_mk1: `mr-${other}` } } as Stored;
  }
  const ours = await trial.call(createTask, createTask.example);
  Object.assign(items(), { 2000000000: { ...items()[ours.taskId], board: '1400000001' } });
  expect(await trial.call(createTask, createTask.example, { mayHaveRun: true })).toEqual(ours);
});

it.each([
  ['text column Reference', 'text_mk1'],
  ['long_text column', 'long_text_mk2'],
  ['people column', 'project_owner'],
  ['timeline column', 'project_timeline'],
])('is CONFLICT on a board without a %s', async (missing, id) => {
  const boards = trial.sandbox.state['monday']?.['boards'] as Record<string, { columns: { id: string }[] }>;
  const board = boards['1200000001'];
  Object.assign(board ?? {}, { columns: board?.columns.filter((column) => column.id !== id) });
  await expect(trial.call(createTask, createTask.example)).rejects.toMatchObject({
    type: 'CONFLICT',
    details: [expect.objectContaining({ fields: [`the board has no ${missing}`] })],
  });
  expect(Object.keys(items())).toHaveLength(4);
});

it('creates nothing on a board that there is not', async () => {
  const call = trial.call(createTask, { ...createTask.example, projectId: '999' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it.each([
  ['COMPLEXITY_BUDGET_EXHAUSTED', { retry_in_seconds: 7 }, 'RATE_LIMITED', 7000],
  ['FIELD_MINUTE_RATE_LIMIT_EXCEEDED', { retry_in_seconds: 12, status_code: 429 }, 'RATE_LIMITED', 12_000],
  ['DAILY_LIMIT_EXCEEDED', {}, 'RATE_LIMITED', undefined],
  ['UserUnauthorizedException', { status_code: 403 }, 'FORBIDDEN', undefined],
  ['SomethingNew', { status_code: 409 }, 'CONFLICT', undefined],
  ['SomethingNew', { status_code: 500 }, 'UNAVAILABLE', undefined],
  ['ColumnValueException', { status_code: 200 }, 'INVALID_INPUT', undefined],
])('reads %s in a 200', async (code, extensions, type, wait) => {
  const body = { data: null, errors: [{ message: 'x', extensions: { code, ...extensions } }] };
  trial.sandbox.failNext({ tool: 'monday', fault: { status: 200, body } });
  await expect(trial.call(createTask, createTask.example)).rejects.toMatchObject({
    type,
    details: [expect.objectContaining({ vendorCode: code })],
    ...(wait === undefined ? {} : { nextRetryDelay: wait }),
  });
});

it('does not take an answer without data for an answer', async () => {
  trial.sandbox.failNext({ tool: 'monday', fault: { status: 200, body: { data: { boards: 'none' } } } });
  await expect(trial.call(createTask, createTask.example)).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
});
