/** A cell: text, a number, a truth, nothing, or a formula, which the stand-in does not calculate. */
export type Cell = string | number | boolean | null | { readonly formula: string };

/** A sheet of a spreadsheet, row by row. */
export interface Sheet {
  readonly sheetId: number;
  readonly rows: Cell[][];
}

/** Where a range lies; row and columns are counted from 0, the ends belong to it. */
export interface Area {
  readonly sheet: string;
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

const EVERYTHING: readonly [number, number] = [0, Number.MAX_SAFE_INTEGER];

/** Reads A1 notation: `'Leads'`, `'Leads'!1:1`, `'Leads'!C:C`, `'Leads'!B7`. Others are not understood. */
export function areaOf(range: string): Area | undefined {
  const [, quoted = '', cells] = /^'((?:[^']|'')+)'(?:!(.+))?$/.exec(range) ?? [];
  if (quoted === '') return undefined;
  const sheet = quoted.replaceAll("''", "'");
  if (cells === undefined) return { sheet, rows: EVERYTHING, columns: EVERYTHING };
  const rows = /^(\d+):(\d+)$/.exec(cells);
  if (rows !== null) return { sheet, rows: [Number(rows[1]) - 1, Number(rows[2]) - 1], columns: EVERYTHING };
  const columns = /^([A-Z]+):([A-Z]+)$/.exec(cells);
  if (columns !== null) {
    return { sheet, rows: EVERYTHING, columns: [indexOf(columns[1] ?? ''), indexOf(columns[2] ?? '')] };
  }
  const [, letters = '', row] = /^([A-Z]+)(\d+)$/.exec(cells) ?? [];
  if (row === undefined) return undefined;
  const at = Number(row) - 1;
  return { sheet, rows: [at, at], columns: [indexOf(letters), indexOf(letters)] };
}

/** What an area holds: rows end with their last cell that holds something, and so does the list of rows. */
export function valuesIn(sheet: Sheet, { rows, columns }: Area, formatted: boolean): Cell[][] {
  const cut = sheet.rows
    .slice(rows[0], rows[1] + 1)
    .map((row) => trimmed(row.slice(columns[0], columns[1] + 1).map((cell) => show(cell, formatted))));
  while (cut.length > 0 && cut.at(-1)?.length === 0) cut.pop();
  return cut;
}

/** Rows as columns. */
export function turned(rows: readonly (readonly Cell[])[]): Cell[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, index) => trimmed(rows.map((row) => row[index] ?? '')));
}

/** What is kept of a value that is written; USER_ENTERED reads text as if somebody typed it. */
export function kept(value: string | number | boolean | null, option: string): Cell {
  if (option === 'USER_ENTERED' && typeof value === 'string' && value.startsWith('=')) {
    return { formula: value };
  }
  return value;
}

export function write(sheet: Sheet, row: number, column: number, cell: Cell): void {
  while (sheet.rows.length <= row) sheet.rows.push([]);
  const cells = sheet.rows[row] ?? [];
  while (cells.length <= column) cells.push(null);
  cells[column] = cell;
}

export function letterOf(index: number): string {
  return index < 26
    ? String.fromCodePoint(65 + index)
    : letterOf(Math.floor(index / 26) - 1) + letterOf(index % 26);
}

function indexOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0) - 1;
}

function show(cell: Cell, formatted: boolean): Cell {
  const value = typeof cell === 'object' ? (cell === null ? '' : '#ERROR!') : cell;
  if (!formatted) return value;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

function trimmed(cells: Cell[]): Cell[] {
  const last = cells.findLastIndex((cell) => cell !== '' && cell !== null);
  return cells.slice(0, last + 1);
}
