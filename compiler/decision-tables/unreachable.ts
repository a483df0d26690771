import type { DecisionTable } from '../../engine/dmn/table.ts';
import type { Budget } from './budget.ts';
import type { Grid, GridAxis } from './grid.ts';
import { agree, rankOf } from './outputs.ts';
import { findUncovered } from './uncovered.ts';

/** A rule that is never chosen; rules and columns count from 0. */
export type Unreachable =
  /** No value of the column passes. */
  | { readonly kind: 'empty'; readonly rule: number; readonly column: number }
  /** Other rules take all that it would. */
  | { readonly kind: 'covered'; readonly rule: number; readonly by: readonly number[] };

/** The rules that are never chosen: whatever the hit policy, where their tests contradict the input; else by those that go before. */
export function unreachableRules(table: DecisionTable, grid: Grid, budget: Budget): readonly Unreachable[] {
  const goesBefore = precedence(table);
  return table.rules.flatMap((_, rule): readonly Unreachable[] => {
    const empty = grid.axes.find(({ may }) => may.every((rules) => (rules & bitOf(rule)) === 0n));
    if (empty !== undefined) return [{ kind: 'empty', rule, column: empty.column }];
    const rivals = table.rules.reduce(
      (bits, _, other) => (goesBefore(other, rule) ? bits | bitOf(other) : bits),
      0n,
    );
    const by = coveringRules(grid, rule, rivals, budget);
    return by === undefined ? [] : [{ kind: 'covered', rule, by }];
  });
}

/** Whether a rule, where both match, keeps the other from being chosen. */
function precedence(table: DecisionTable): (one: number, other: number) => boolean {
  switch (table.hitPolicy) {
    case 'F':
      return (one, other) => one < other;
    case 'P': {
      const ranks = table.rules.map((rule) => rankOf(table, rule));
      return (one, other) => {
        const [left, right] = [ranks[one], ranks[other]];
        if (left === undefined || right === undefined || one === other) return false;
        const column = left.findIndex((rank, index) => rank !== right[index]);
        return column < 0 ? one < other : (left[column] ?? 0) < (right[column] ?? 0);
      };
    }
    case 'A':
      return (one, other) => {
        const [left, right] = [table.rules[one], table.rules[other]];
        return one < other && left !== undefined && right !== undefined && agree(left, right);
      };
    case 'U':
    case 'C':
    case 'R':
    case 'O':
      return () => false;
    default:
      return table.hitPolicy satisfies never;
  }
}

/** The rivals that together take all that a rule would; as few of them as are needed, where they are few. */
function coveringRules(
  { axes }: Grid,
  rule: number,
  rivals: bigint,
  budget: Budget,
): readonly number[] | undefined {
  const own = axes.map(({ may }) => may.flatMap((rules, atom) => (rules & bitOf(rule) ? [atom] : [])));
  // Those that take nothing of it are no help; one that takes all of it says most.
  let [close, whole] = [rivals, rivals];
  for (const [index, { must }] of axes.entries()) {
    const hits = own[index]?.map((atom) => must[atom] ?? 0n) ?? [];
    close &= hits.reduce((some, hit) => some | hit, 0n);
    whole = hits.reduce((all, hit) => all & hit, whole);
  }
  if (whole !== 0n) return rulesIn(whole).slice(0, 1);
  if (!covers(axes, own, close, budget)) return undefined;
  const needed = rulesIn(close);
  if (needed.length > MOST_NAMED) return needed;
  return rulesIn(
    needed.reduce((bits, rival) => {
      const fewer = bits & ~bitOf(rival);
      return covers(axes, own, fewer, budget) ? fewer : bits;
    }, close),
  );
}

/** Of more rules than these nobody looks for those that are needed. */
const MOST_NAMED = 24;

function covers(
  axes: readonly GridAxis[],
  own: readonly (readonly number[])[],
  rivals: bigint,
  budget: Budget,
): boolean {
  if (rivals === 0n || budget.isSpent) return false;
  const space = {
    axes: axes.map(({ must }, index) => ({ atoms: own[index] ?? [], hits: must })),
    rules: rivals,
  };
  return findUncovered(space, budget) === undefined && !budget.isSpent;
}

function bitOf(rule: number): bigint {
  return 1n << BigInt(rule);
}

function rulesIn(bits: bigint): readonly number[] {
  const digits = bits.toString(2);
  return [...digits]
    .flatMap((digit, index) => (digit === '1' ? [digits.length - 1 - index] : []))
    .toReversed();
}
