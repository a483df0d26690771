import { readFileSync, writeFileSync } from 'node:fs';
import { calamities, type CalamityName } from './faults.ts';
import type { Cell } from './run-matrix.ts';
import type { Killed } from './run-processes.ts';

const names = Object.keys(calamities) as CalamityName[];

/** The rows of a Markdown table by action: `1` is exactly one effect by itself, `1p` one after a person saw to an incident. */
export function matrixRows(cells: readonly Cell[]): ReadonlyMap<string, string> {
  const actions = [...new Set(cells.map(({ action }) => action))];
  return new Map(
    actions.map((action) => {
      const own = new Map(
        cells.filter((cell) => cell.action === action).map((cell) => [cell.calamity, cell]),
      );
      return [action, row([action, ...names.map((name) => markOf(own.get(name)))])];
    }),
  );
}

/** The matrix as a Markdown table. */
export function matrixTable(rows: ReadonlyMap<string, string>): string {
  return tableOf(['action', ...names], rows);
}

const PROCESS_HEAD = ['process', 'events', 'runs', 'as undisturbed'];

/** One row for each process and course: how many runs, and how many left what an undisturbed one leaves. */
export function processRows(runs: readonly Killed[]): ReadonlyMap<string, string> {
  const names = [...new Set(runs.map(nameOf))];
  return new Map(
    names.map((name) => {
      const own = runs.filter((run) => nameOf(run) === name);
      const passed = own.filter(({ why }) => why === undefined).length;
      // A history has some more than another, by what comes first.
      const events = Math.max(...own.map(({ of }) => of));
      return [name, row([name, String(events), String(own.length), String(passed)])];
    }),
  );
}

function nameOf({ process, course }: Killed): string {
  return course === 'done' ? process : `${process}, ${course}`;
}

export function processTable(rows: ReadonlyMap<string, string>): string {
  return tableOf(PROCESS_HEAD, rows);
}

/** Puts rows into a table that a document keeps, in place of those of the same name. */
export function keepRows(
  file: string,
  kept: 'matrix' | 'processes',
  rows: ReadonlyMap<string, string>,
): void {
  const text = readFileSync(file, 'utf8');
  const place = new RegExp(`(<!-- ${kept} -->\\n)[^]*(\\n<!-- end of ${kept} -->)`);
  const lines = [...(place.exec(text)?.[0] ?? '').matchAll(/^\| (.+?) +\|.*$/gm)].slice(2);
  const before = lines.map(([line, name = '']) => [name, line] as const);
  const all = new Map([...before, ...rows]);
  const table = kept === 'matrix' ? matrixTable(all) : processTable(all);
  writeFileSync(
    file,
    text.replace(place, (_all, begin: string, end: string) => `${begin}\n${table}\n${end}`),
  );
}

function tableOf(head: readonly string[], rows: ReadonlyMap<string, string>): string {
  const sorted = [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line);
  return [row(head), row(head.map(() => '---')), ...sorted].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function markOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (cell.outcome.kind === 'failed') return 'failed';
  return cell.outcome.seenTo.length === 0 ? '1' : '1p';
}
