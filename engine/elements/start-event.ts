import type { ElementSemantics } from '../kernel/move.ts';
import { triggersOf } from '../kernel/waits.ts';
import type { ElementOf } from '../model.ts';

/**
 * A token begins here. What triggered it is the scope's business; only a parallel multiple event waits, for those of its triggers that
 * have not come. BPMN 2.0, 10.5.2.
 */
export const startEvent: ElementSemantics<ElementOf<'startEvent'>> = {
  enter({ id, event }, site) {
    if (event.kind !== 'multiple' || !event.parallel) return [{ do: 'complete' }];
    const came = site.instance.came?.[id]?.spent ?? [];
    return triggersOf(event, site)
      .filter(({ part }) => !came.some((one) => one.part === part))
      .map((one) => ({ do: 'await', element: id, ...one }));
  },
};
