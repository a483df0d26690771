import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleSheetsSandbox } from '../sandbox.ts';
import { updateRows } from './update-rows.ts';

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

const update = (...given: { key: string | number; values: Record<string, string | number | boolean> }[]) =>
  trial.call(updateRows, { ...updateRows.example, rows: given });

it('writes the cells that are named, and no other', async () => {
  const before = structuredClone(rows());
  expect(await trial.call(updateRows, updateRows.example)).toEqual({ rows: 1, cells: 1 });
  expect(rows()).toEqual([before?.[0], before?.[1]?.with(2, 44), before?.[2]]);
});

it('writes several rows in one request, which is done as a whole', async () => {
  await update(
    { key: 'google-ads', values: { Leads: 44, Reached: false } },
    { key: 'klaviyo', values: { Leads: 22 } },
  );
  expect(rows()?.map((row) => row[2])).toEqual(['Leads', 44, 22]);
  expect(trial.sandbox.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

it('finds a key that is a number', async () => {
  await trial.call(updateRows, {
    ...updateRows.example,
    keyColumn: 'Leads',
    rows: [{ key: 21, values: { Channel: 'email' } }],
  });
  expect(rows()?.[2]?.[1]).toBe('email');
});

it('keeps a formula as the text that it is', async () => {
  await update({ key: 'klaviyo', values: { Campaign: '=HYPERLINK("https://evil.example")' } });
  expect(rows()?.[2]?.[0]).toBe('=HYPERLINK("https://evil.example")');
});

it.each([
  ['a key that is not there', () => 'gone', 'NOT_FOUND', 'rows.1.key'],
  [
    'a key that is there twice',
    () => {
      rows()?.push(['x', 'twice'], ['y', 'twice']);
      return 'twice';
    },
    'CONFLICT',
    'rows.1.key is not unique in the sheet',
  ],
])('writes nothing for %s, and does not quote it', async (_what, prepare, type, field) => {
  const key = prepare();
  const call = update({ key: 'klaviyo', values: { Leads: 1 } }, { key, values: { Leads: 1 } });
  await expect(call).rejects.toMatchObject({
    type,
    message: expect.not.stringContaining(key),
    details: [expect.objectContaining({ fields: [field] })],
  });
  expect(rows()?.[2]?.[2]).toBe(21);
});

it.each([
  ['another key', { Channel: 'email' }, 'rows.0.values changes the key column Channel'],
  ['a reference', { Reference: 'ours' }, 'rows.0 column Reference is for references'],
])('refuses to write %s, by which rows are found again', async (_what, values, field) => {
  const before = structuredClone(rows());
  await expect(update({ key: 'klaviyo', values })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ fields: [field] })],
  });
  expect(rows()).toEqual(before);
});

it('takes the key itself among the values', async () => {
  await update({ key: 'klaviyo', values: { Channel: 'klaviyo', Leads: 22 } });
  expect(rows()?.[2]?.slice(1, 3)).toEqual(['klaviyo', 22]);
});
