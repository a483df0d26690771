import type { EventSemantics } from '../kernel/move.ts';
import type { LinkDefinition } from '../model/events.ts';

/** Two ends of one sequence flow: the model has that flow, so there is nothing left to do. BPMN 2.0, 10.5.1. */
export const link: EventSemantics<LinkDefinition> = {
  throw: () => [{ do: 'complete' }],
};
