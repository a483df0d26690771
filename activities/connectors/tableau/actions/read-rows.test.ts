import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tableauSandbox } from '../sandbox.ts';
import { readRows } from './read-rows.ts';

const trial = await startTrial(tableauSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { viewId } = readRows.example;

it('reads what the view shows, by the titles of its columns', async () => {
  expect(await trial.call(readRows, { viewId, limit: 2 })).toEqual({
    rows: [
      { Channel: 'google-ads', Campaign: 'de_sales_brand_202610', Leads: '1,204' },
      { Channel: 'meta-ads', Campaign: 'de_sales_brand_202610', Leads: '311' },
    ],
    more: true,
  });
});

it.each([
  [{ Channel: 'google-ads' }, ['1,204']],
  [{ Campaign: 'Hannover, hall 5' }, [undefined]],
  [{ Channel: 'google-ads', Campaign: 'another' }, []],
])('filters by %j', async (filters, leads) => {
  const { rows } = await trial.call(readRows, { viewId, filters });
  expect(rows.map((row) => row['Leads'])).toEqual(leads);
});

it('asks for figures that are no older than a minute', async () => {
  await trial.call(readRows, { viewId });
  expect(trial.sandbox.requests.at(-1)?.query).toEqual([['maxAge', '1']]);
});
