import { triggerOf } from '../kernel/waits.ts';
import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** Waits for a message. BPMN 2.0, 10.3.3. */
export const receiveTask: ElementSemantics<ElementOf<'receiveTask'>> = {
  enter(element, site) {
    const trigger = triggerOf(element.message, site);
    return trigger === undefined ? [] : [{ do: 'await', element: element.id, trigger }];
  },
};
