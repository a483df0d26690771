import type { Element, Model } from '../../engine/model.ts';

/**
 * The step that is still at work when an element is entered: one with an event on its border that does not end it, where nothing lies
 * between that event and the element that would take time. A reminder is such.
 */
export function openBeside(element: Element, model: Model): Element | undefined {
  if (!readsWhenEntered(element)) return undefined;
  const seen = new Set<Element>();
  for (let at: Element | undefined = element; at !== undefined && !seen.has(at); at = onlyBefore(at, model)) {
    if (at.kind === 'boundaryEvent') return at.interrupting ? undefined : model.elements[at.attachedTo];
    if (at !== element && !at.kind.endsWith('Gateway')) return undefined;
    seen.add(at);
  }
  return undefined;
}

/** Nothing that it reads before its work is done is read later than that: by its next round, or while it waits. */
function readsWhenEntered(element: Element): boolean {
  const isRepeated = ('loop' in element && element.loop) || ('repeat' in element && element.repeat);
  const waitsForData = 'inputSets' in element && element.inputSets !== undefined;
  return !isRepeated && !waitsForData && element.listeners === undefined && kinds.has(element.kind);
}

const kinds: ReadonlySet<string> = new Set([
  'boundaryEvent',
  'businessRuleTask',
  'callActivity',
  'exclusiveGateway',
  'inclusiveGateway',
  'scriptTask',
  'sendTask',
  'serviceTask',
  'userTask',
]);

function onlyBefore({ incoming: [flow, ...others] }: Element, model: Model): Element | undefined {
  return others.length > 0 ? undefined : model.elements[model.flows[flow ?? '']?.source ?? ''];
}
