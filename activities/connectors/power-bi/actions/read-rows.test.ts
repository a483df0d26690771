import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { powerBiSandbox } from '../sandbox.ts';
import { daxColumn, daxTable, daxValue } from '../client.ts';
import { readRows } from './read-rows.ts';

const trial = await startTrial(powerBiSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { datasetId, table } = readRows.example;

it.each([
  [{ column: 'Channel', equals: 'google-ads' }, [12]],
  [{ column: 'Leads', equals: 5 }, [5]],
  [{ column: 'Paid', equals: true }, [12]],
  [{ column: 'Channel', equals: 'nobody' }, []],
])('reads the rows with %j', async (where, leads) => {
  const { rows } = await trial.call(readRows, { datasetId, table, where });
  expect(rows.map((row) => row['Leads'])).toEqual(leads);
});

it('names columns without their table, and says whether there is more', async () => {
  expect(await trial.call(readRows, { datasetId, table, limit: 1 })).toEqual({
    rows: [{ Campaign: 'de_sales_brand_202610', Channel: 'google-ads', Leads: 12, Paid: true }],
    more: true,
  });
});

it.each([
  ['a table', daxTable("Q4's"), "'Q4''s'"],
  ['a column', daxColumn('A', 'b]c'), "'A'[b]]c]"],
  ['text', daxValue('say "hi"'), '"say ""hi"""'],
  ['a truth', daxValue(false), 'FALSE()'],
  ['a number', daxValue(-1.5), '-1.5'],
])('writes %s so that nothing of it is taken for DAX', (_name, written, expected) => {
  expect(written).toBe(expected);
});

it('reads an error inside a 200 as the failure it is', async () => {
  const body = { results: [{ error: { code: 'DatasetExecuteQueriesError' } }] };
  trial.sandbox.failNext({ tool: 'power-bi', fault: { status: 200, body } });
  await expect(trial.call(readRows, readRows.example)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.stringContaining('DatasetExecuteQueriesError'),
  });
});

it('takes a 403 for an old token as what it is', async () => {
  const body = { error: { code: 'TokenExpired' } };
  trial.sandbox.failNext({ tool: 'power-bi', fault: { status: 403, body } });
  await expect(trial.call(readRows, readRows.example)).rejects.toMatchObject({ type: 'AUTH_FAILED' });
});
