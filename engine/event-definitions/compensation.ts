import type { EventSemantics } from '../kernel/move.ts';
import type { CompensationDefinition } from '../model/events.ts';

/** Undoes what completed in its scope, last first, and waits for it unless the diagram says otherwise. BPMN 2.0, 10.7. */
export const compensation: EventSemantics<CompensationDefinition> = {
  throw: ({ activity, waitForCompletion }) => [
    {
      do: 'compensate',
      ...(activity === undefined ? {} : { activity }),
      ...(waitForCompletion === undefined ? {} : { waitForCompletion }),
    },
  ],
};
