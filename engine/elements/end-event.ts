import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';
import { throwMoves } from './thrown-event.ts';

/** Consumes the token, throwing what its definition says. BPMN 2.0, 10.5.3. */
export const endEvent: ElementSemantics<ElementOf<'endEvent'>> = {
  enter: (element, site) => throwMoves(element.event, site),
};
