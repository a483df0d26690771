import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { indexOf, readValues } from '../client.ts';
import { googleSheets } from '../connector.ts';
import { cell, column, sheet, spreadsheetId } from '../fields.ts';

export const readRows = defineAction({
  tool: googleSheets,
  id: 'google-sheets.readRows',
  summary: 'Read the rows of a sheet, all of them or those with a value in a column.',
  input: z.strictObject({
    spreadsheetId,
    sheet,
    where: z.strictObject({ column, equals: cell }).optional(),
    limit: z.int().min(1).max(1000).default(200),
  }),
  /** `row` is counted as Sheets does, from 1; empty cells are left out. `more` says that there are rows beyond the limit. */
  output: z.object({
    rows: z.array(z.object({ row: z.int(), values: z.record(z.string(), cell) })),
    more: z.boolean(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/spreadsheets.readonly'],
  example: {
    spreadsheetId: '1sandboxCampaignResults',
    sheet: 'Results',
    where: { column: 'Channel', equals: 'google-ads' },
  },
  async run({ input, http }) {
    const [first = [], ...below] = await readValues(http, input);
    const titles = first.map(String);
    const { where } = input;
    const wanted = where === undefined ? undefined : { at: indexOf(titles, where.column), ...where };
    const rows = below
      .map((row, index) => ({ row: index + 2, cells: row }))
      .filter(({ cells }) => cells.some((value) => value !== ''))
      .filter(({ cells }) => wanted === undefined || cells[wanted.at] === wanted.equals);
    return {
      rows: rows.slice(0, input.limit).map(({ row, cells }) => ({
        row,
        values: Object.fromEntries(
          titles.flatMap((title, index) => {
            const value = cells[index];
            return title === '' || value === undefined || value === '' ? [] : [[title, value]];
          }),
        ),
      })),
      more: rows.length > input.limit,
    };
  },
});
