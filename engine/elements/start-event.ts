import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** A token begins here. What triggered it is the scope's business. BPMN 2.0, 10.5.2. */
export const startEvent: ElementSemantics<ElementOf<'startEvent'>> = {
  enter: () => [{ do: 'complete' }],
};
