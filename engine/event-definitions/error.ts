import type { EventSemantics } from '../kernel/move.ts';
import type { ErrorDefinition } from '../model/events.ts';

/** Thrown by an end event; whoever catches it is looked for from the inside out. BPMN 2.0, 10.5.1. */
export const error: EventSemantics<ErrorDefinition> = {
  throw(definition, site) {
    const code = definition.code === undefined ? '' : site.text(definition.code, 'an error code');
    return [
      { do: 'throw', error: { code, message: `error end event ${site.instance.element}`, variables: {} } },
    ];
  },
};
