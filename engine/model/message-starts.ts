import type { Expression } from '../feel/tree.ts';
import type { Element, Model } from '../model.ts';
import { partsOf } from './event-parts.ts';

/** Where a message begins a case: a start event, or a receive task or catch event that stands in its place. */
export interface MessageStart {
  readonly element: string;
  readonly name: string;
  /** Where that is a multiple event: which of its triggers the message is. */
  readonly part?: number;
}

/** All places of a process where a message begins a case. BPMN 2.0, 10.3.3, 10.5.2 and 10.6.6. */
export function messageStartsOf(model: Model): readonly MessageStart[] {
  return Object.values(model.elements).flatMap((element): readonly MessageStart[] => {
    if (!('scope' in element) || element.scope !== model.id || !begins(model, element)) return [];
    if (element.kind === 'receiveTask') return named(element.id, element.message.name);
    if (!('event' in element)) return [];
    const several = element.event.kind === 'multiple';
    return partsOf(element.event).flatMap((part, index) =>
      part.kind === 'message' ? named(element.id, part.name, several ? index : undefined) : [],
    );
  });
}

/** Whether a process can begin without a message. */
export function beginsByItself(model: Model): boolean {
  const process = model.elements[model.id];
  if (process?.kind !== 'process') return false;
  const byMessage = new Set(
    messageStartsOf(model)
      .map(({ element }) => element)
      .filter((id) => !hasOtherTrigger(model.elements[id])),
  );
  return process.starts.some((id) => {
    const start = model.elements[id];
    if (start?.kind === 'eventBasedGateway') return start.instantiate === undefined;
    return !byMessage.has(id) && !leadsTo(model, start, byMessage);
  });
}

/** A multiple event that a time or a condition begins as well. */
function hasOtherTrigger(element: Element | undefined): boolean {
  if (element === undefined || !('event' in element) || element.event.kind !== 'multiple') return false;
  return !element.event.parallel && element.event.events.some(({ kind }) => kind !== 'message');
}

/** A start event in front of a task that begins the case with its message. */
function leadsTo(model: Model, start: Element | undefined, byMessage: ReadonlySet<string>): boolean {
  return (start?.outgoing ?? []).some((id) => byMessage.has(model.flows[id]?.target ?? ''));
}

function begins(model: Model, element: Element): boolean {
  if (element.kind === 'startEvent') return true;
  if (element.kind === 'receiveTask' && element.instantiate) return true;
  if (element.kind !== 'receiveTask' && element.kind !== 'intermediateCatchEvent') return false;
  return element.incoming.some((flow) => {
    const source = model.elements[model.flows[flow]?.source ?? ''];
    return source?.kind === 'eventBasedGateway' && source.instantiate !== undefined;
  });
}

/** There is no case yet that a name could be made from, so it is a text. */
function named(element: string, name: Expression, part?: number): readonly MessageStart[] {
  if (name.kind !== 'string') return [];
  return [{ element, name: name.value, ...(part === undefined ? {} : { part }) }];
}
