import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { checkColumns, indexOf, letterOf, rangeOf, readColumn, readTitles } from '../client.ts';
import { googleSheets } from '../connector.ts';
import { cells, column, sheet, spreadsheetId } from '../fields.ts';

const ID = 'google-sheets.updateRows';

export const updateRows = defineAction({
  tool: googleSheets,
  id: ID,
  summary: 'Write cells of rows that are found by a key.',
  /** `keyColumn` is the title of a column whose values are unique; other cells of the rows stay as they are. */
  input: z.strictObject({
    spreadsheetId,
    sheet,
    keyColumn: column,
    rows: z
      .array(z.strictObject({ key: z.union([z.string().min(1), z.number()]), values: cells }))
      .min(1)
      .max(500),
  }),
  output: z.object({ rows: z.int(), cells: z.int() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/spreadsheets'],
  example: {
    spreadsheetId: '1sandboxCampaignResults',
    sheet: 'Results',
    keyColumn: 'Channel',
    rows: [{ key: 'google-ads', values: { Leads: 44 } }],
  },
  /** All cells in one request, which Sheets does as a whole or not at all. */
  async run({ input, settings, http }) {
    checkKeys(input);
    const titles = await readTitles(http, input);
    const keyIndex = indexOf(titles, input.keyColumn);
    checkColumns(
      titles,
      input.rows.map(({ values }) => values),
      { action: ID, reference: settings.referenceColumn },
    );
    const keys = (await readColumn(http, input, keyIndex)).map(String);
    const data = input.rows.flatMap(({ key, values }, index) => {
      const row = rowOf(keys, String(key), index);
      return Object.entries(values).map(([title, value]) => ({
        range: rangeOf(input.sheet, `${letterOf(titles.indexOf(title))}${row}`),
        values: [[value]],
      }));
    });
    const { totalUpdatedCells } = await http.post({
      path: path`/v4/spreadsheets/${input.spreadsheetId}/values:batchUpdate`,
      // Never USER_ENTERED: a text that begins with = would become a formula.
      json: { valueInputOption: 'RAW', data },
      response: z.object({ totalUpdatedCells: z.int().default(0) }),
    });
    return { rows: input.rows.length, cells: totalUpdatedCells };
  },
});

interface Keyed {
  readonly keyColumn: string;
  readonly rows: readonly { readonly key: string | number; readonly values: z.output<typeof cells> }[];
}

/** A row whose key is written over cannot be found again, when the step is repeated. */
function checkKeys({ keyColumn, rows }: Keyed): void {
  const fields = rows.flatMap(({ key, values }, index) => {
    const written = values[keyColumn];
    return written === undefined || String(written) === String(key)
      ? []
      : [`rows.${index}.values changes the key column ${keyColumn}`];
  });
  if (fields.length > 0) throw toolError('INVALID_INPUT', { action: ID, fields });
}

/** The row of a key; the errors name the place in the input, not the key. */
function rowOf(keys: readonly string[], key: string, index: number): number {
  const first = keys.indexOf(key);
  if (first < 0) throw toolError('NOT_FOUND', { action: ID, fields: [`rows.${index}.key`] });
  if (keys.lastIndexOf(key) !== first) {
    throw toolError('CONFLICT', { action: ID, fields: [`rows.${index}.key is not unique in the sheet`] });
  }
  return first + 2;
}
