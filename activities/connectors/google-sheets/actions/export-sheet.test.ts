import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleSheetsSandbox } from '../sandbox.ts';
import { exportSheet } from './export-sheet.ts';

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

const exported = async () => (await trial.call(exportSheet, exportSheet.example)).csv.split('\r\n');

it('gives lines of equal length, as people see the cells', async () => {
  expect(await exported()).toEqual([
    'Campaign,Channel,Leads,Reached,Reference',
    'de_leads_prozess-plattform_202603,google-ads,38,TRUE,',
    'de_leads_prozess-plattform_202603,klaviyo,21,FALSE,',
    '',
  ]);
});

it.each([
  ['a "quote", and more', '"a ""quote"", and more"'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+49 30 1234', '+49 30 1234'],
  ['+cmd|A0', "'+cmd|A0"],
  ['-12.5 %', '-12.5 %'],
  ['-1+1', "'-1+1"],
  ['\t=1', "'\t=1"],
])('writes %j as %j', async (text, cell) => {
  rows()?.splice(1, 2, [text]);
  const { csv } = await trial.call(exportSheet, exportSheet.example);
  expect(csv).toBe(`Campaign,Channel,Leads,Reached,Reference\r\n${cell},,,,\r\n`);
});

it('counts the rows below the titles', async () => {
  expect(await trial.call(exportSheet, exportSheet.example)).toMatchObject({ rows: 2 });
  rows()?.splice(0);
  expect(await trial.call(exportSheet, exportSheet.example)).toEqual({ csv: '', rows: 0 });
});

it('is CONFLICT for a sheet that no history could hold', async () => {
  for (let line = 0; line < 25; line += 1) rows()?.push(['x'.repeat(50_000)]);
  await expect(trial.call(exportSheet, exportSheet.example)).rejects.toMatchObject({ type: 'CONFLICT' });
});
