import type { Budget } from './budget.ts';
import { freeSets } from './dependence.ts';
import type { Grid, GridAxis } from './grid.ts';
import { findUncovered } from './uncovered.ts';

/** Inputs of which no rule takes any: on each axis some atoms, on those that do not matter all. */
export interface Box {
  readonly atoms: readonly (readonly number[])[];
  /** The axes that matter. */
  readonly relevant: readonly number[];
  /** Some input is null. */
  readonly hasNull: boolean;
}

/** So many gaps of a table are told at once: closing one closes others. */
const MOST_GAPS = 3;

/** Combinations of inputs that certainly come and that no rule can take: of values first, then with nulls among them. */
export function gapsOf(grid: Grid, budget: Budget): readonly Box[] {
  const gaps: Box[] = [];
  for (const withNull of [false, true]) {
    const taken = grid.axes.map(({ atoms }) => comingAtoms(atoms, withNull));
    for (const free of freeSets(grid.axes)) {
      while (gaps.length < MOST_GAPS) {
        const gap = findGap(grid, { taken, free, gaps, withNull }, budget);
        if (gap === undefined) break;
        gaps.push(gap);
      }
    }
  }
  return gaps;
}

interface Search {
  readonly taken: readonly (readonly number[])[];
  /** Of inputs that depend on others no one knows which values come together: they may all be taken. */
  readonly free: ReadonlySet<number>;
  readonly gaps: readonly Box[];
  readonly withNull: boolean;
}

function findGap(grid: Grid, { taken, free, gaps, withNull }: Search, budget: Budget): Box | undefined {
  const known = BigInt(gaps.length);
  const space = {
    // A gap that is known already is a rule that takes it.
    rules: ((grid.rules + 1n) << known) - 1n,
    axes: grid.axes.map(({ may, atoms }, index) => ({
      atoms: taken[index] ?? [],
      hits: atoms.map((_, atom) => {
        const rules = free.has(index) ? (may[atom] ?? 0n) : grid.rules;
        const told = gaps.reduce(
          (bits, gap, at) =>
            isTold(gap, index, atom) || !free.has(index) ? bits | (1n << BigInt(at)) : bits,
          0n,
        );
        return (rules << known) | told;
      }),
    })),
  };
  const point = findUncovered(space, budget);
  if (point === undefined) return undefined;
  const box = widened(
    point.map((atom) => [atom]),
    space.axes,
    space.rules,
  );
  const relevant = box.flatMap((atoms, index) => (atoms.length === taken[index]?.length ? [] : [index]));
  return {
    atoms: box,
    relevant,
    hasNull: withNull && relevant.some((index) => isNull(grid.axes[index], box[index])),
  };
}

function isTold({ atoms, relevant }: Box, axis: number, atom: number): boolean {
  return !relevant.includes(axis) || (atoms[axis]?.includes(atom) ?? false);
}

/** The widest box around a point that no rule hits, axis by axis. */
function widened(
  point: readonly (readonly number[])[],
  axes: readonly { readonly atoms: readonly number[]; readonly hits: readonly bigint[] }[],
  rules: bigint,
): readonly (readonly number[])[] {
  const box = [...point];
  axes.forEach(({ atoms, hits }, index) => {
    const others = box.reduce(
      (alive, chosen, at) =>
        at === index ? alive : alive & chosen.reduce((some, atom) => some | (axes[at]?.hits[atom] ?? 0n), 0n),
      rules,
    );
    box[index] = atoms.filter((atom) => ((hits[atom] ?? 0n) & others) === 0n);
  });
  return box;
}

/** The atoms of an axis that certainly come. */
export function comingAtoms(atoms: GridAxis['atoms'], withNull: boolean): readonly number[] {
  return atoms.flatMap(({ certain, value }, index) =>
    certain && (withNull || value !== null) ? [index] : [],
  );
}

function isNull(axis: GridAxis | undefined, atoms: readonly number[] | undefined): boolean {
  return atoms?.every((atom) => axis?.atoms[atom]?.value === null) ?? false;
}
