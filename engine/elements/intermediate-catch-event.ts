import { triggerOf } from '../kernel/waits.ts';
import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** Holds the token until its event happens. BPMN 2.0, 10.5.4. */
export const intermediateCatchEvent: ElementSemantics<ElementOf<'intermediateCatchEvent'>> = {
  enter(element, site) {
    const trigger = triggerOf(element.event, site);
    return trigger === undefined ? [{ do: 'complete' }] : [{ do: 'await', element: element.id, trigger }];
  },
};
