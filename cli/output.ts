import { mkdirSync, writeFileSync } from 'node:fs';
import { Failure } from './failure.ts';

/** Data goes to standard output, so that it can be piped; everything said about it goes to standard error. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Data as JSON, on standard output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, undefined, 2));
}

/** Something to say to the person at the terminal. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Makes a folder that was asked for, where there is none, or fails with CLI_FILE_UNWRITABLE. */
export function makeFolder(folder: string): void {
  writing(folder, () => mkdirSync(folder, { recursive: true }));
}

/** Writes a file that was asked for, or fails with CLI_FILE_UNWRITABLE. */
export function writeText(file: string, text: string): void {
  writing(file, () => writeFileSync(file, text));
}

function writing(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Failure('CLI_FILE_UNWRITABLE', `${file} cannot be written (${why})`);
  }
}

/** Rows as columns under a head; numbers stand to the right. */
export function columns(
  head: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): string {
  const cells = [head, ...rows.map((row) => row.map((cell) => String(cell ?? '')))];
  const widths = head.map((_, index) => Math.max(...cells.map((row) => (row[index] ?? '').length)));
  const numeric = head.map(
    (_, index) => rows.length > 0 && rows.every((row) => typeof row[index] === 'number'),
  );
  return cells
    .map((row) => {
      const padded = widths.map((width, index) => {
        const cell = row[index] ?? '';
        return numeric[index] === true ? cell.padStart(width) : cell.padEnd(width);
      });
      return padded.join('  ').trimEnd();
    })
    .join('\n');
}
