import type { Element, Model } from '../../engine/model.ts';

/** Whether a token could go round for ever without anything to wait for: such models do not run. */
export function hasWaitlessLoop(model: Model): boolean {
  return Object.values(model.elements).some((element) => {
    const next = passable(model, element) ? targetsOf(model, element) : [];
    return next.some((target) => reachedWaitless(model, target).has(element));
  });
}

/** All that a token gets to from here without waiting, the element itself included. */
function reachedWaitless(model: Model, from: Element): ReadonlySet<Element> {
  const seen = new Set<Element>();
  const open = [from];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (seen.has(element)) continue;
    seen.add(element);
    if (passable(model, element)) open.push(...targetsOf(model, element));
  }
  return seen;
}

function passable(model: Model, element: Element): boolean {
  if (element.kind !== 'subProcess')
    return element.kind !== 'serviceTask' && element.kind !== 'eventBasedGateway';
  const starts = element.starts.flatMap((id) => model.elements[id] ?? []);
  return starts.some((start) => [...reachedWaitless(model, start)].some(({ kind }) => kind === 'endEvent'));
}

function targetsOf(model: Model, { outgoing }: Element): readonly Element[] {
  return outgoing.flatMap((flow) => model.elements[model.flows[flow]?.target ?? ''] ?? []);
}
