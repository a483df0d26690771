import type { Budget } from './budget.ts';

/** A space of atoms: those of each axis that are looked at, and the rules that each of them hits. */
export interface Space {
  readonly axes: readonly { readonly atoms: readonly number[]; readonly hits: readonly bigint[] }[];
  readonly rules: bigint;
}

/**
 * A point of a space that no rule hits, as an atom of each axis; undefined when there is none, or when the budget is spent.
 *
 * Axis by axis, with the rules still alive: no rule left is a hole, a rule that takes all of the remaining axes is a lid. What follows
 * depends on the rules alive alone, so that each set of them is looked at once (in the manner of the sweep of Calvanese et al.,
 * "Semantics and Analysis of DMN Decision Tables", BPM 2016).
 */
export function findUncovered({ axes, rules }: Space, budget: Budget): readonly number[] | undefined {
  if (axes.some(({ atoms }) => atoms.length === 0)) return undefined;
  const distinct = axes.map(({ atoms, hits }) => byHits(atoms, hits, rules));
  const order = byRefusals(distinct, rules);
  const lids = lidsOf(order.map((axis) => [...(distinct[axis]?.keys() ?? [])]));
  const closed = order.map(() => new Set<bigint>());
  const chosen = axes.map(({ atoms }) => atoms[0] ?? 0);
  const search = (depth: number, alive: bigint): boolean => {
    if (alive === 0n) return true;
    if ((alive & (lids[depth] ?? rules)) !== 0n) return false;
    const axis = order[depth] ?? 0;
    if (closed[depth]?.has(alive)) return false;
    const tried = new Set<bigint>();
    for (const [hits, atom] of distinct[axis] ?? []) {
      if (!budget.step()) return false;
      const next = alive & hits;
      if (tried.has(next)) continue;
      tried.add(next);
      chosen[axis] = atom;
      if (search(depth + 1, next)) return true;
    }
    chosen[axis] = axes[axis]?.atoms[0] ?? 0;
    closed[depth]?.add(alive);
    return false;
  };
  return search(0, rules) ? chosen : undefined;
}

/** Of atoms that the same rules hit the first one. */
function byHits(
  atoms: readonly number[],
  hits: readonly bigint[],
  rules: bigint,
): ReadonlyMap<bigint, number> {
  const first = new Map<bigint, number>();
  for (const atom of atoms) {
    const hit = (hits[atom] ?? 0n) & rules;
    if (!first.has(hit)) first.set(hit, atom);
  }
  return first;
}

/** The axes on which most rules refuse something first: rules die early there. */
function byRefusals(axes: readonly ReadonlyMap<bigint, number>[], rules: bigint): readonly number[] {
  const refusing = axes.map((hits) =>
    countOf(rules & ~[...hits.keys()].reduce((all, hit) => all & hit, rules)),
  );
  return axes.map((_, index) => index).sort((left, right) => (refusing[right] ?? 0) - (refusing[left] ?? 0));
}

function countOf(bits: bigint): number {
  return bits.toString(2).replaceAll('0', '').length;
}

/** For each depth the rules that take every atom from there on. */
function lidsOf(hits: readonly (readonly bigint[])[]): readonly bigint[] {
  const lids = [-1n];
  for (const axis of hits.toReversed()) {
    lids.unshift(axis.reduce((some, hit) => some & hit, lids[0] ?? -1n));
  }
  return lids;
}
