import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** The outermost scope: a case. BPMN 2.0, 13.2. */
export const process: ElementSemantics<ElementOf<'process'>> = {
  enter: () => [{ do: 'begin' }],
};
