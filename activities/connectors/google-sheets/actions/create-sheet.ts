import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { googleSheets } from '../connector.ts';
import { column, sheet, spreadsheetId } from '../fields.ts';

const ROWS = 1000;
/** As many as a sheet has that people create. */
const LEAST_COLUMNS = 26;

export const createSheet = defineAction({
  tool: googleSheets,
  id: 'google-sheets.createSheet',
  summary: 'Add a sheet with titled columns to a spreadsheet.',
  /** The reference column is added where it is not among the columns. */
  input: z.strictObject({ spreadsheetId, sheet, columns: z.array(column).min(1).max(100) }),
  output: z.object({ sheetId: z.int(), url: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/spreadsheets'],
  example: {
    spreadsheetId: '1sandboxCampaignResults',
    sheet: 'de_leads_marketing-automation_202612',
    columns: ['Campaign', 'Channel', 'Leads'],
  },
  /** The id of a sheet is ours to choose, so that it is the marker. Both changes are made, or none. */
  async run({ input, settings, http, marker }) {
    const sheetId = sheetIdOf(marker);
    const titles = [...new Set([...input.columns, settings.referenceColumn])];
    const gridProperties = {
      rowCount: ROWS,
      columnCount: Math.max(LEAST_COLUMNS, titles.length),
      frozenRowCount: 1,
    };
    await http.post({
      path: path`/v4/spreadsheets/${input.spreadsheetId}:batchUpdate`,
      json: {
        requests: [
          { addSheet: { properties: { sheetId, title: input.sheet, gridProperties } } },
          {
            updateCells: {
              start: { sheetId, rowIndex: 0, columnIndex: 0 },
              rows: [{ values: titles.map((title) => ({ userEnteredValue: { stringValue: title } })) }],
              fields: 'userEnteredValue',
            },
          },
        ],
      },
      response: z.object({ spreadsheetId: z.string() }),
    });
    return { sheetId, url: urlOf(input.spreadsheetId, sheetId) };
  },
  async find({ input, http, marker }) {
    const sheetId = sheetIdOf(marker);
    const { sheets } = await http.get({
      path: path`/v4/spreadsheets/${input.spreadsheetId}`,
      query: { fields: 'sheets.properties.sheetId' },
      response: z.object({
        // The first sheet's id is 0, which JSON leaves out.
        sheets: z.array(z.object({ properties: z.object({ sheetId: z.int().default(0) }).prefault({}) })),
      }),
    });
    const there = sheets.some(({ properties }) => properties.sheetId === sheetId);
    return there ? { sheetId, url: urlOf(input.spreadsheetId, sheetId) } : undefined;
  },
});

/** Ids of sheets are below 2^31: seven hex digits of the marker. */
function sheetIdOf(marker: string): number {
  return Number.parseInt(marker.slice(-7), 16);
}

function urlOf(id: string, sheetId: number): string {
  return `https://docs.google.com/spreadsheets/d/${id}/edit#gid=${sheetId}`;
}
