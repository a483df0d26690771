import type { Element, Model, MultiInstance } from '../model.ts';
import { partsOf } from './event-parts.ts';

/** Whether a step of the model can be ended before it is done: by an event, an error, a terminate, or enough of a loop. */
export function endsEarly(model: Model): boolean {
  return Object.values(model.elements).some(interrupts);
}

function interrupts(element: Element): boolean {
  switch (element.kind) {
    case 'eventSubProcess':
      return true;
    case 'boundaryEvent':
      return element.interrupting;
    case 'endEvent':
      return partsOf(element.event).some(({ kind }) => ['terminate', 'error', 'cancel'].includes(kind));
    case 'adHocSubProcess':
      return element.completionCondition !== undefined || endedByLoop(element);
    default:
      return 'loop' in element && endedByLoop(element);
  }
}

function endedByLoop({ loop }: { readonly loop?: MultiInstance }): boolean {
  return loop?.completionCondition !== undefined;
}
