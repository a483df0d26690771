import type { EventSemantics } from '../kernel/move.ts';
import type { NoneDefinition } from '../model/events.ts';

/** Nothing triggers it and nothing is thrown: the token goes on. */
export const none: EventSemantics<NoneDefinition> = {
  throw: () => [{ do: 'complete' }],
};
