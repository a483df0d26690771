import type { Element, Model } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { literal } from '../check/scopes.ts';

/**
 * The processes that may end: some way leads through each without a call of one that never does. What may end an activity early, or
 * leave it out, counts as a way; which condition holds is not asked.
 */
export function endingProcesses(models: ReadonlyMap<string, Model>): ReadonlySet<string> {
  const ending = new Set<string>();
  // The least solution: what only goes on round a cycle is never added.
  let before = -1;
  while (ending.size > before) {
    before = ending.size;
    for (const [id, model] of models) if (!ending.has(id) && mayEnd(model, models, ending)) ending.add(id);
  }
  return ending;
}

function mayEnd(model: Model, models: ReadonlyMap<string, Model>, ending: ReadonlySet<string>): boolean {
  const elements = Object.values(model.elements);
  if (elements.some((element) => endsAll(element, model))) return true;
  /** Elements from which a token may come to its end. */
  const out = new Set<string>();
  const isOut = (id: string): boolean => out.has(id);
  const passes = (element: Element): boolean => {
    // No item, no round.
    if ('loop' in element && element.loop !== undefined) return true;
    if (element.kind === 'callActivity') {
      const called = literal(element.called) ?? '';
      return !models.has(called) || ending.has(called);
    }
    return !('starts' in element) || element.kind === 'adHocSubProcess' || element.starts.some(isOut);
  };
  const leadsOut = (element: Element): boolean => {
    const cutShort = elements.some(
      (other) =>
        other.kind === 'boundaryEvent' &&
        other.attachedTo === element.id &&
        other.interrupting &&
        isOut(other.id),
    );
    if (cutShort) return true;
    if (!passes(element)) return false;
    const targets = element.outgoing.map((flow) => model.flows[flow]?.target ?? '');
    if (targets.length === 0) return true;
    return takesAll(element, model) ? targets.every(isOut) : targets.some(isOut);
  };
  let before = -1;
  while (out.size > before) {
    before = out.size;
    for (const element of elements) if (!out.has(element.id) && leadsOut(element)) out.add(element.id);
  }
  return isOut(model.id);
}

/** Ends what else runs beside it, whatever that is. */
function endsAll(element: Element, model: Model): boolean {
  if (element.kind === 'endEvent')
    return partsOf(element.event).some(({ kind }) => kind === 'terminate' || kind === 'error');
  if (element.kind !== 'eventSubProcess') return false;
  return element.starts.some((id) => {
    const start = model.elements[id];
    return start?.kind === 'startEvent' && start.interrupting;
  });
}

/** A token goes along every flow: BPMN 2.0, 13.2.1 and 13.4.1. */
function takesAll(element: Element, model: Model): boolean {
  if (element.kind === 'parallelGateway') return true;
  if (element.kind.endsWith('Gateway')) return false;
  return element.outgoing.every((flow) => model.flows[flow]?.when === undefined);
}
