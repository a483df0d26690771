import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { powerBiSandbox } from '../sandbox.ts';
import { clearTable } from './clear-table.ts';
import { readRows } from './read-rows.ts';

const trial = await startTrial(powerBiSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('deletes all rows, twice if need be', async () => {
  await trial.call(clearTable, clearTable.example);
  expect(await trial.call(clearTable, clearTable.example)).toEqual({ table: 'Results' });
  expect((await trial.call(readRows, clearTable.example)).rows).toEqual([]);
});

it('tells of a table that is not there', async () => {
  await expect(trial.call(clearTable, { ...clearTable.example, table: 'x' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
