import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** Happens on the border of an activity, which waits for it (kernel/interrupt.ts); the token leaves at once. BPMN 2.0, 10.5.4. */
export const boundaryEvent: ElementSemantics<ElementOf<'boundaryEvent'>> = {
  enter: () => [{ do: 'complete' }],
};
