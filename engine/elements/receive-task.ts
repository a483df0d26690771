import { triggersOf } from '../kernel/waits.ts';
import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** Waits for a message. BPMN 2.0, 10.3.3. */
export const receiveTask: ElementSemantics<ElementOf<'receiveTask'>> = {
  enter(element, site) {
    return triggersOf(element.message, site).map((one) => ({ do: 'await', element: element.id, ...one }));
  },
};
