import type { Element, Model } from '../model.ts';
import { CANCEL_MESSAGE } from './cancel-message.ts';
import { partsOf } from './event-parts.ts';

/** Names of the messages, or of the signals, that a process takes from outside, sorted. Cancelling is none; names made at run time are not known. */
export function receivedNames(model: Model, kind: 'message' | 'signal'): readonly string[] {
  const names = Object.values(model.elements).flatMap((element) =>
    triggersOf(element).flatMap((trigger) =>
      trigger.kind === kind && trigger.name.kind === 'string' ? [trigger.name.value] : [],
    ),
  );
  return [...new Set(names)].filter((name) => name !== CANCEL_MESSAGE).toSorted();
}

type Trigger = Extract<ReturnType<typeof partsOf>[number], { readonly kind: 'message' | 'signal' }>;

/** The messages and signals that an element waits for. */
export function triggersOf(element: Element): readonly Trigger[] {
  if (element.kind === 'receiveTask') return [element.message];
  if (!('event' in element) || element.kind === 'endEvent' || element.kind === 'intermediateThrowEvent')
    return [];
  return partsOf(element.event).filter(
    (part): part is Trigger => part.kind === 'message' || part.kind === 'signal',
  );
}
