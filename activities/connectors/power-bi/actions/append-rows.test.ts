import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { powerBiSandbox } from '../sandbox.ts';
import { appendRows } from './append-rows.ts';
import { clearTable } from './clear-table.ts';
import { readRows } from './read-rows.ts';

const pauses: number[] = [];
const trial = await startTrial(powerBiSandbox, {
  pause: async (milliseconds) => void pauses.push(milliseconds),
});
beforeEach(() => {
  pauses.length = 0;
  trial.sandbox.reset();
});
afterAll(() => trial.close());

const example = appendRows.example;
const { datasetId, table } = example;

it('writes its marker into every row', async () => {
  expect(await trial.call(appendRows, example)).toEqual({ rows: 2 });
  const { rows } = await trial.call(readRows, {
    datasetId,
    table,
    where: { column: 'Channel', equals: 'meta-ads' },
  });
  expect(rows).toEqual([{ ...example.rows[1], Reference: expect.stringMatching(/^mr-/) }]);
});

it('finds its rows again, and nobody else’s', async () => {
  await trial.call(appendRows, example);
  expect(await trial.call(appendRows, example, { mayHaveRun: true })).toEqual({ rows: 2 });
  expect(pauses).toEqual([]);
  await trial.call(appendRows, example, { mayHaveRun: true, idempotencyKey: 'case-2/step-1' });
  expect(pauses).toEqual([15_000]);
  expect((await trial.call(readRows, { datasetId, table })).rows).toHaveLength(6);
});

it('writes them anew where the table was cleared', async () => {
  await trial.call(appendRows, example);
  await trial.call(clearTable, { datasetId, table });
  await trial.call(appendRows, example, { mayHaveRun: true });
  expect((await trial.call(readRows, { datasetId, table })).rows).toHaveLength(2);
});

it.each([
  ['an unknown table', { table: 'Nobody' }, 'NOT_FOUND'],
  ['an unknown column', { rows: [{ Colour: 'red' }] }, 'INVALID_INPUT'],
  [
    'a dataset that is refreshed from sources',
    { datasetId: 'c0ffee00-0000-4000-8000-000000000011' },
    'NOT_FOUND',
  ],
  ['no rows', { rows: [] }, 'INVALID_INPUT'],
])('refuses %s', async (_name, change, type) => {
  await expect(trial.call(appendRows, { ...example, ...change })).rejects.toMatchObject({ type });
});

it.each(['Reference', 'reference'])(
  'refuses a value for the column %s, which holds its own',
  async (name) => {
    const rows = [{ Channel: 'x' }, { Channel: 'y', [name]: 'ours' }];
    await expect(trial.call(appendRows, { ...example, rows })).rejects.toMatchObject({
      type: 'INVALID_INPUT',
      details: [expect.objectContaining({ fields: [`rows.1 column ${name} is for references`] })],
    });
    expect(trial.sandbox.requests).toEqual([]);
  },
);
