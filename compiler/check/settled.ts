import type { Element } from '../../engine/model.ts';

/** What is known before an element and behind it. */
export interface Around<Fact> {
  readonly before: Fact;
  readonly behind: Fact;
}

/** What is known at another element so far; undefined where it was not looked at yet. */
export type At<Fact> = (id: string | undefined) => Around<Fact> | undefined;

/**
 * Works out what is known around each element until nothing changes. `around` asks for what is known at others: where that changes, it
 * is asked again, so that elements may stand in a diagram in any order.
 */
export function settled<Fact>(
  elements: readonly Element[],
  around: (element: Element, at: At<Fact>) => Around<Fact>,
  isSame: (one: Fact, other: Fact) => boolean,
): At<Fact> {
  const found = new Map<string, Around<Fact>>();
  const askers = new Map<string, Set<Element>>();
  const waiting = new Set(elements);
  for (const element of waiting) {
    waiting.delete(element);
    const now = around(element, (id = '') => {
      const known = askers.get(id);
      if (known === undefined) askers.set(id, new Set([element]));
      else known.add(element);
      return found.get(id);
    });
    const had = found.get(element.id);
    found.set(element.id, now);
    if (had !== undefined && isSame(had.before, now.before) && isSame(had.behind, now.behind)) continue;
    for (const asker of askers.get(element.id) ?? []) waiting.add(asker);
  }
  return (id = '') => found.get(id);
}
