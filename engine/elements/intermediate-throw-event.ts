import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';
import { throwMoves } from './thrown-event.ts';

/** Throws what its definition says and lets the token go on. BPMN 2.0, 10.5.4. */
export const intermediateThrowEvent: ElementSemantics<ElementOf<'intermediateThrowEvent'>> = {
  enter: (element, site) => throwMoves(element.event, site),
};
