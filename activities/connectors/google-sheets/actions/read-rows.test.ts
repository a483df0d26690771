import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleSheetsSandbox } from '../sandbox.ts';
import { readRows } from './read-rows.ts';

const trial = await startTrial(googleSheetsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

interface Stored {
  readonly sheets: Record<string, { readonly sheetId: number; readonly rows: unknown[][] }>;
}
const sheets = () =>
  (trial.sandbox.state['google-sheets']?.['spreadsheets'] as Record<string, Stored> | undefined)?.[
    '1sandboxCampaignResults'
  ]?.sheets;
const rows = () => sheets()?.['Results']?.rows;

it('gives rows by the titles of their columns, with their types, and leaves out empty cells', async () => {
  rows()?.push([], ['Only a name']);
  expect(await trial.call(readRows, { spreadsheetId: '1sandboxCampaignResults', sheet: 'Results' })).toEqual({
    rows: [
      {
        row: 2,
        values: {
          Campaign: 'de_leads_prozess-plattform_202603',
          Channel: 'google-ads',
          Leads: 38,
          Reached: true,
        },
      },
      {
        row: 3,
        values: {
          Campaign: 'de_leads_prozess-plattform_202603',
          Channel: 'klaviyo',
          Leads: 21,
          Reached: false,
        },
      },
      { row: 5, values: { Campaign: 'Only a name' } },
    ],
    more: false,
  });
});

it.each([
  ['text', { column: 'Channel', equals: 'klaviyo' }, [3]],
  ['a number', { column: 'Leads', equals: 38 }, [2]],
  ['a number that is written as text', { column: 'Leads', equals: '38' }, []],
  ['a truth', { column: 'Reached', equals: false }, [3]],
])('finds rows by %s', async (_what, where, found) => {
  const { rows: read } = await trial.call(readRows, { ...readRows.example, where });
  expect(read.map(({ row }) => row)).toEqual(found);
});

it('says that there are more than the limit', async () => {
  const input = { spreadsheetId: '1sandboxCampaignResults', sheet: 'Results', limit: 1 };
  expect(await trial.call(readRows, input)).toMatchObject({ rows: [{ row: 2 }], more: true });
});

it('gives nothing for a sheet with nothing in it', async () => {
  rows()?.splice(0);
  const input = { spreadsheetId: '1sandboxCampaignResults', sheet: 'Results' };
  expect(await trial.call(readRows, input)).toEqual({ rows: [], more: false });
});

it('is CONFLICT where the column is not there', async () => {
  const call = trial.call(readRows, { ...readRows.example, where: { column: 'Clicks', equals: 1 } });
  await expect(call).rejects.toMatchObject({ type: 'CONFLICT' });
});
