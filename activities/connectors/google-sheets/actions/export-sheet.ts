import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { readValues, type Shown } from '../client.ts';
import { googleSheets } from '../connector.ts';
import { sheet, spreadsheetId } from '../fields.ts';

/** A result goes through histories, which take 2 MB at most. */
const LARGEST_CHARACTERS = 1_000_000;

export const exportSheet = defineAction({
  tool: googleSheets,
  id: 'google-sheets.exportSheet',
  summary: 'Give a sheet as CSV, as people see its cells.',
  input: z.strictObject({ spreadsheetId, sheet }),
  /** RFC 4180, with the titles in the first line. `rows` are those below. */
  output: z.object({ csv: z.string(), rows: z.int() }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/spreadsheets.readonly'],
  example: { spreadsheetId: '1sandboxCampaignResults', sheet: 'Results' },
  async run({ input, http }) {
    const lines = await readValues(http, input, undefined, { as: 'FORMATTED_VALUE' });
    const width = Math.max(0, ...lines.map((line) => line.length));
    const csv = lines
      .map(
        (line) => `${Array.from({ length: width }, (_, index) => quoted(line[index] ?? '')).join(',')}\r\n`,
      )
      .join('');
    if (csv.length > LARGEST_CHARACTERS) {
      throw toolError('CONFLICT', {
        action: 'google-sheets.exportSheet',
        fields: [`the sheet is larger than ${LARGEST_CHARACTERS} characters`],
      });
    }
    return { csv, rows: Math.max(0, lines.length - 1) };
  },
});

/**
 * A cell of a CSV file. Programs that open it run text as a formula when it begins with one of these characters (OWASP, CSV injection), so that
 * it gets an apostrophe before it; numbers with a sign keep it.
 */
function quoted(cell: Shown): string {
  const text = String(cell);
  const safe = /^[=@\t\r]|^[+-](?![\d.,\s%€$£]*$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
