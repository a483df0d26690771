import type { DecisionTable } from '../../engine/dmn/table.ts';
import type { FeelValue } from '../../engine/feel/feel-value.ts';
import type { Atom } from './atom.ts';
import type { Box } from './gaps.ts';
import type { Grid } from './grid.ts';
import { literalOf } from './literal.ts';

/** One column of a box: what its values are, in words, and one of them. */
export interface Spoken {
  readonly column: number;
  /** `is more than 10`. */
  readonly words: string;
  readonly value: FeelValue;
}

/** The columns of a box that matter, in words. */
export function spokenBox({ axes }: Grid, { atoms, relevant }: Box): readonly Spoken[] {
  return relevant.flatMap((index) => {
    const axis = axes[index];
    const chosen = atoms[index] ?? [];
    const value = axis?.atoms[chosen[0] ?? 0]?.value;
    if (axis === undefined || value === undefined) return [];
    return [{ column: axis.column, words: wordsOf(axis.atoms, chosen), value }];
  });
}

/** A value for each column: of a box one that lies in it. */
export function exampleOf(table: DecisionTable, { axes }: Grid, { atoms }: Box): readonly FeelValue[] {
  const byColumn = axes.map(({ columns, atoms: all }, index) => ({
    columns,
    value: all[atoms[index]?.[0] ?? 0]?.value ?? null,
  }));
  return table.inputs.map(
    (_, column) => byColumn.find(({ columns }) => columns.includes(column))?.value ?? null,
  );
}

/** Atoms in words: neighbours on a line as a range, others by name. */
function wordsOf(all: readonly Atom[], chosen: readonly number[]): string {
  const points = chosen.flatMap((index) => (all[index]?.extent.kind === 'point' ? [all[index].value] : []));
  const others = chosen.map((index) => all[index]?.extent).find((extent) => extent?.kind === 'others');
  if (others?.kind === 'others') {
    const but = others.but.filter((value) => !points.includes(value));
    return but.length === 0 ? 'is anything' : `is none of ${list(but)}`;
  }
  const phrases = runsOf(chosen).flatMap((run) => phrasesOf(all, run));
  return `is ${phrases.slice(0, MOST_PHRASES).join(' or ')}${phrases.length > MOST_PHRASES ? ' ...' : ''}`;
}

const MOST_PHRASES = 5;

/** Neighbours together. */
function runsOf(chosen: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const index of chosen) {
    const run = runs.at(-1);
    if (run?.at(-1) === index - 1) run.push(index);
    else runs.push([index]);
  }
  return runs;
}

function phrasesOf(all: readonly Atom[], run: readonly number[]): readonly string[] {
  const isOnLine = (index: number): boolean => {
    const atom = all[index];
    return atom !== undefined && atom.value !== null && atom.extent.kind !== 'any';
  };
  const line = run.filter(isOnLine);
  const [from, to] = [line[0], line.at(-1)];
  const isSpan = line.some((index) => all[index]?.extent.kind === 'between');
  const rest = run.filter((index) => !isSpan || !line.includes(index));
  return [
    // Where a line ends its end need not be told.
    ...(isSpan && from !== undefined && to !== undefined
      ? [spanWords(isOnLine(from - 1) ? all[from] : undefined, isOnLine(to + 1) ? all[to] : undefined)]
      : []),
    ...rest.map((index) => {
      const { value = null, extent } = all[index] ?? {};
      return extent?.kind === 'any' ? 'anything else' : literalOf(value);
    }),
  ];
}

function spanWords(from: Atom | undefined, to: Atom | undefined): string {
  const words: string[] = [];
  if (from?.extent.kind === 'point') words.push(`at least ${literalOf(from.value)}`);
  if (from?.extent.kind === 'between' && from.extent.low !== undefined)
    words.push(`more than ${literalOf(from.extent.low)}`);
  if (to?.extent.kind === 'point') words.push(`at most ${literalOf(to.value)}`);
  if (to?.extent.kind === 'between' && to.extent.high !== undefined)
    words.push(`less than ${literalOf(to.extent.high)}`);
  return words.length === 0 ? 'anything' : words.join(' and ');
}

function list(values: readonly FeelValue[]): string {
  const shown = values.slice(0, 6).map(literalOf);
  return `${shown.join(', ')}${values.length > shown.length ? ' ...' : ''}`;
}
