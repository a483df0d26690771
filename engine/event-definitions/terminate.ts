import type { EventSemantics } from '../kernel/move.ts';
import type { TerminateDefinition } from '../model/events.ts';

/** Ends every other token of its scope, without compensation. BPMN 2.0, 10.5.3. */
export const terminate: EventSemantics<TerminateDefinition> = {
  throw: () => [{ do: 'terminate' }],
};
