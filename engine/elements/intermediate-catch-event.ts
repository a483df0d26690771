import { triggersOf } from '../kernel/waits.ts';
import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** Holds the token until its event happens. BPMN 2.0, 10.5.4. */
export const intermediateCatchEvent: ElementSemantics<ElementOf<'intermediateCatchEvent'>> = {
  enter(element, site) {
    const awaited = triggersOf(element.event, site);
    if (awaited.length === 0) return [{ do: 'complete' }];
    return awaited.map((one) => ({ do: 'await', element: element.id, ...one }));
  },
};
