import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { checkColumns, indexOf, rangeOf, readColumn, readTitles } from '../client.ts';
import { googleSheets } from '../connector.ts';
import { cells, sheet, spreadsheetId } from '../fields.ts';

const ID = 'google-sheets.appendRows';

export const appendRows = defineAction({
  tool: googleSheets,
  id: ID,
  summary: 'Write rows below the table of a sheet.',
  /** Rows name their cells by the titles in the sheet's first row; what they leave out stays empty. */
  input: z.strictObject({ spreadsheetId, sheet, rows: z.array(cells).min(1).max(1000) }),
  /** `firstRow` is counted as Sheets does, from 1. */
  output: z.object({ firstRow: z.int(), rows: z.int() }),
  // Appending twice writes twice: every row carries the marker in the reference column.
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/spreadsheets'],
  example: {
    spreadsheetId: '1sandboxCampaignResults',
    sheet: 'Results',
    rows: [
      { Campaign: 'de_leads_prozess-plattform_202603', Channel: 'google-ads', Leads: 42 },
      { Campaign: 'de_leads_prozess-plattform_202603', Channel: 'meta-ads', Leads: 17 },
    ],
  },
  async run({ input, settings, http, marker }) {
    const titles = await readTitles(http, input);
    const reference = indexOf(titles, settings.referenceColumn);
    checkColumns(titles, input.rows, { action: ID, reference: settings.referenceColumn });
    const values = input.rows.map((row) =>
      titles.map((title, index) => (index === reference ? marker : (row[title] ?? null))),
    );
    const { updates } = await http.post({
      path: path`/v4/spreadsheets/${input.spreadsheetId}/values/${rangeOf(input.sheet, 'A1')}:append`,
      // Never USER_ENTERED: a text that begins with = would become a formula.
      query: { valueInputOption: 'RAW', insertDataOption: 'INSERT_ROWS' },
      json: { values },
      response: z.object({ updates: z.object({ updatedRange: z.string(), updatedRows: z.int() }) }),
    });
    const [, row] = /![A-Z]+(\d+)/.exec(updates.updatedRange) ?? [];
    return { firstRow: Number(row), rows: updates.updatedRows };
  },
  async find({ input, settings, http, marker }) {
    const reference = indexOf(await readTitles(http, input), settings.referenceColumn);
    const references = await readColumn(http, input, reference);
    const rows = references.filter((text) => text === marker).length;
    // The first row below the titles is row 2.
    return rows === 0 ? undefined : { firstRow: references.indexOf(marker) + 2, rows };
  },
});
