import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleSheetsSandbox } from '../sandbox.ts';
import { createSheet } from './create-sheet.ts';

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

const TITLE = createSheet.example.sheet;

it('adds a sheet with the titles and the reference column', async () => {
  const { sheetId, url } = await trial.call(createSheet, createSheet.example);
  expect(url).toBe(`https://docs.google.com/spreadsheets/d/1sandboxCampaignResults/edit#gid=${sheetId}`);
  expect(sheets()?.[TITLE]).toEqual({ sheetId, rows: [['Campaign', 'Channel', 'Leads', 'Reference']] });
});

it('writes each title once, and a formula as the text that it is', async () => {
  await trial.call(createSheet, { ...createSheet.example, columns: ['=A1', 'Reference', '=A1'] });
  expect(sheets()?.[TITLE]?.rows).toEqual([['=A1', 'Reference']]);
});

it('finds its sheet by its id, even when somebody gave it another title', async () => {
  const ours = await trial.call(createSheet, createSheet.example);
  const all = sheets() ?? {};
  Object.assign(all, { Renamed: all[TITLE] });
  delete all[TITLE];
  expect(await trial.call(createSheet, createSheet.example, { mayHaveRun: true })).toEqual(ours);
});

it('does not take a sheet of that title for its own', async () => {
  await trial.call(createSheet, createSheet.example);
  const other = { idempotencyKey: 'case-2/step-1', mayHaveRun: true };
  await expect(trial.call(createSheet, createSheet.example, other)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
  });
});
