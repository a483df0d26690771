import type { EventSemantics } from '../kernel/move.ts';
import type { SignalDefinition } from '../model/events.ts';

/** Thrown to everybody: it carries what the event's input mappings say, and nothing else. BPMN 2.0, 10.5.1. */
export const signal: EventSemantics<SignalDefinition> = {
  trigger: ({ name }, site) => ({ kind: 'signal', name: site.text(name, 'a signal name') }),
  throw: ({ name }, site) => [
    { do: 'broadcast', name: site.text(name, 'a signal name'), variables: site.input() ?? {} },
  ],
};
