import type { Element, Model } from '../../engine/model.ts';

const deepest = 4;

/** Whether other tokens of its scope may be on their way when one is at an element: it lies behind a split that is not joined yet. */
export function besides(model: Model): (element: string) => boolean {
  const depths = new Map<string, number>();
  const waiting = Object.values(model.elements)
    .filter(({ incoming }) => incoming.length === 0)
    .map((element): [Element, number] => [element, isExtra(element) ? 1 : 0]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [element, depth] = next;
    const isKnown = depths.has(element.id);
    if (isKnown && (depths.get(element.id) ?? 0) >= depth) continue;
    depths.set(element.id, depth);
    // How deep does not matter, and a loop that splits and never joins would go on for ever.
    const behind = Math.min(deepest, depth + opened(element));
    for (const flow of element.outgoing) {
      const target = model.elements[model.flows[flow]?.target ?? ''];
      if (target !== undefined) waiting.push([target, Math.max(0, behind - closed(target))]);
    }
  }
  return (element) => (depths.get(element) ?? 0) > 0;
}

function isExtra(element: Element): boolean {
  return element.kind === 'boundaryEvent' && !element.interrupting;
}

function opened(element: Element): number {
  const isChoice = element.kind === 'exclusiveGateway' || element.kind === 'eventBasedGateway';
  return element.outgoing.length > 1 && !isChoice ? 1 : 0;
}

function closed(element: Element): number {
  const isJoin =
    element.kind === 'parallelGateway' ||
    element.kind === 'inclusiveGateway' ||
    element.kind === 'complexGateway';
  return isJoin && element.incoming.length > 1 ? 1 : 0;
}
