import type { EventSemantics } from '../kernel/move.ts';
import type { MultipleDefinition } from '../model/events.ts';

/** Throws everything it is made of; caught, each of its triggers is waited for on its own (kernel/waits.ts). BPMN 2.0, 10.5.5. */
export const multiple: EventSemantics<MultipleDefinition> = {
  throw: ({ events }) => [
    { do: 'throwAll', events: events.toSorted((a, b) => ending.indexOf(a.kind) - ending.indexOf(b.kind)) },
  ],
};

/** What ends the scope, the throwing event with it, comes last, or the rest would never be thrown. */
const ending: readonly string[] = ['escalation', 'error', 'cancel', 'terminate'];
