import { compare } from '../comparison.ts';
import type { FeelList, FeelValue } from '../feel-value.ts';

/** Says whether its first argument comes before its second. */
export type Precedes = (left: FeelValue, right: FeelValue) => FeelValue;

/** A stable sort, by a function or in natural order; `null` when two items cannot be ordered. */
export function sortBy(items: FeelList, precedes: Precedes = naturally): FeelList | null {
  let sortable = true;
  const sorted = items.toSorted((left, right) => {
    const first = precedes(left, right);
    if (first === true) return -1;
    if (first !== false) sortable = false;
    return precedes(right, left) === true ? 1 : 0;
  });
  return sortable ? sorted : null;
}

function naturally(left: FeelValue, right: FeelValue): boolean | null {
  const order = compare(left, right);
  return order === undefined ? null : order < 0;
}
