import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** A scope inside the case: done when nothing in it is left to happen. BPMN 2.0, 13.3.4. */
export const subProcess: ElementSemantics<ElementOf<'subProcess'>> = {
  enter: () => [{ do: 'begin' }],
};
