import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** A sub-process that is undone where a cancel event ends it (kernel/cancel.ts). BPMN 2.0, 10.3.5 and 13.3.4. */
export const transaction: ElementSemantics<ElementOf<'transaction'>> = {
  enter: () => [{ do: 'begin' }],
};
