/**
 * Reads CSV as lines of cells, RFC 4180: cells in quotes may hold commas, line ends and doubled quotes. Empty lines have one empty cell; the line
 * end after the last line makes none.
 */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, quoted, bare = '', end] of text.replace(/^\uFEFF/, '').matchAll(CELL)) {
    // What follows the last line end is nothing, unless it is a cell of a line that has begun.
    if (end === '' && line.length === 0 && quoted === undefined && bare === '') break;
    line.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    lines.push(line);
    line = [];
    if (end === '') break;
  }
  return lines;
}

const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n][^,\r\n]*)|)(,|\r?\n|$)/g;
