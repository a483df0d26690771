import type { EventSemantics } from '../kernel/move.ts';
import type { CancelDefinition } from '../model/events.ts';

/** Cancels the transaction it stands in: undone first, then left by the cancel event on its border. BPMN 2.0, 10.5.3 and 10.3.5. */
export const cancel: EventSemantics<CancelDefinition> = {
  throw: () => [{ do: 'cancel' }],
};
