import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** Begins with its start event (kernel/interrupt.ts), never by a flow. BPMN 2.0, 13.5.4. */
export const eventSubProcess: ElementSemantics<ElementOf<'eventSubProcess'>> = {
  enter: () => [{ do: 'begin' }],
};
