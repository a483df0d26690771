import type { Element, Model } from '../../engine/model.ts';
import { groupBy } from '../parse/grouping.ts';

/**
 * Elements as tokens pass them: loops aside, each behind all that lead to it. A container stands before and behind what it holds,
 * for it begins that and ends with it. What follows data along the flow is done after few rounds in this order.
 */
export function inFlowOrder(model: Model): readonly Element[] {
  const elements = Object.values(model.elements);
  const inside = groupBy(elements, ({ scope }) => scope);
  const attached = groupBy(elements, (element) =>
    element.kind === 'boundaryEvent' ? element.attachedTo : undefined,
  );
  const next = ({ id, outgoing }: Element): readonly Element[] => [
    ...outgoing.flatMap((flow) => model.elements[model.flows[flow]?.target ?? ''] ?? []),
    ...(attached.get(id) ?? []),
  ];
  const within = (scope: string | undefined): readonly Element[] => {
    const here = inside.get(scope) ?? [];
    const begin = here.filter(({ kind, incoming }) => incoming.length === 0 && kind !== 'boundaryEvent');
    // First what begins, so that loops are come into where tokens come in; nothing begins what only a loop leads to.
    return reversePostorder([...begin, ...here], next).flatMap((element) =>
      inside.has(element.id) ? [element, ...within(element.id), element] : [element],
    );
  };
  return within(undefined);
}

/** Depth first from each of the roots, without recursion: a long drawing is a deep one. */
function reversePostorder(
  roots: readonly Element[],
  next: (element: Element) => readonly Element[],
): readonly Element[] {
  const left: Element[] = [];
  const seen = new Set<Element>();
  for (const root of roots) {
    const path = [{ element: root, ways: [root].values() }];
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const { value: way } = last.ways.next();
      if (way === undefined) {
        path.pop();
        if (path.length > 0) left.push(last.element);
      } else if (!seen.has(way)) {
        seen.add(way);
        path.push({ element: way, ways: next(way).values() });
      }
    }
  }
  return left.toReversed();
}
