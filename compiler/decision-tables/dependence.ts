import type { GridAxis } from './grid.ts';

type Paths = readonly (readonly string[])[];

/** Whether one input cannot take each of its values whatever the other is: both read the same data. */
export function depends(left: Pick<GridAxis, 'reads'>, right: Pick<GridAxis, 'reads'>): boolean {
  return left.reads.some((one) => right.reads.some((other) => isSame(one, other)));
}

/** One path leads to the other's value, or into it. */
function isSame(one: readonly string[], other: readonly string[]): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}

/** Sets of axes that are free of each other, each as large as it gets: their values combine as they like. */
export function freeSets(axes: readonly { readonly reads: Paths }[]): readonly ReadonlySet<number>[] {
  const sets = axes.map((_, start) => {
    const chosen = [start];
    axes.forEach((axis, index) => {
      const isFree = chosen.every((at) => at !== index && !depends(axis, axes[at] ?? { reads: [[]] }));
      if (isFree) chosen.push(index);
    });
    return new Set(chosen.sort((left, right) => left - right));
  });
  const distinct = new Map(sets.map((set) => [[...set].join(), set]));
  return axes.length === 0 ? [new Set()] : [...distinct.values()];
}
