import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { path } from '../../kit/path.ts';

/** A place in A1 notation, `'Leads'!C:C`; without cells the whole sheet. Titles are quoted, quotes doubled. */
export function rangeOf(sheet: string, cells?: string): string {
  const quoted = `'${sheet.replaceAll("'", "''")}'`;
  return cells === undefined ? quoted : `${quoted}!${cells}`;
}

/** The letters of a column that is counted from 0: A, Z, AA. */
export function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

const shown = z.union([z.string(), z.number(), z.boolean()]);
const valueRange = z.object({ values: z.array(z.array(shown)).default([]) });

export type Shown = z.output<typeof shown>;

interface Place {
  readonly spreadsheetId: string;
  readonly sheet: string;
}

/** Reads cells as they are, or as people see them. Rows end with their last cell that holds something. */
export async function readValues(
  http: Http,
  { spreadsheetId, sheet }: Place,
  cells?: string,
  options: { readonly by?: 'ROWS' | 'COLUMNS'; readonly as?: 'UNFORMATTED_VALUE' | 'FORMATTED_VALUE' } = {},
): Promise<readonly (readonly Shown[])[]> {
  const { values } = await http.get({
    path: path`/v4/spreadsheets/${spreadsheetId}/values/${rangeOf(sheet, cells)}`,
    query: {
      majorDimension: options.by ?? 'ROWS',
      valueRenderOption: options.as ?? 'UNFORMATTED_VALUE',
      dateTimeRenderOption: 'FORMATTED_STRING',
    },
    response: valueRange,
  });
  return values;
}

/** The titles of a sheet's columns, which stand in its first row. */
export async function readTitles(http: Http, place: Place): Promise<readonly string[]> {
  const [first = []] = await readValues(http, place, '1:1');
  return first.map(String);
}

/** What stands in a column below its title, from row 2 on. */
export async function readColumn(http: Http, place: Place, index: number): Promise<readonly Shown[]> {
  const letter = letterOf(index);
  const [cells = []] = await readValues(http, place, `${letter}:${letter}`, { by: 'COLUMNS' });
  return cells.slice(1);
}

/** Where a column stands that the connection or the input names; CONFLICT when the sheet has none of that title. */
export function indexOf(titles: readonly string[], title: string): number {
  const index = titles.indexOf(title);
  if (index >= 0) return index;
  throw toolError('CONFLICT', { tool: 'google-sheets', fields: [`the sheet has no column ${title}`] });
}

/** INVALID_INPUT when rows name columns that the sheet does not have, or the one that holds our references: by these steps find their rows. */
export function checkColumns(
  titles: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
  { action, reference }: { readonly action: string; readonly reference: string },
): void {
  const fields = rows.flatMap((row, index) =>
    Object.keys(row).flatMap((title) => {
      if (title === reference) return [`rows.${index} column ${title} is for references`];
      return titles.includes(title) ? [] : [`rows.${index} unknown column ${title}`];
    }),
  );
  if (fields.length > 0) throw toolError('INVALID_INPUT', { action, fields });
}
