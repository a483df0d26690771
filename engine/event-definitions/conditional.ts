import type { EventSemantics } from '../kernel/move.ts';
import type { ConditionalDefinition } from '../model/events.ts';

/** Fires when its condition becomes true; looked at when it is armed and when data it reads is written (kernel/conditions.ts). BPMN 2.0, 10.5.5. */
export const conditional: EventSemantics<ConditionalDefinition> = {
  trigger: ({ reads, on }) => ({ kind: 'condition', reads, ...(on === undefined ? {} : { on }) }),
};
