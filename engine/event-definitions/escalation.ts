import type { EventSemantics } from '../kernel/move.ts';
import type { EscalationDefinition } from '../model/events.ts';

/** Tells whoever is responsible, from the inside out, without being an error: the token goes on. BPMN 2.0, 10.5.1. */
export const escalation: EventSemantics<EscalationDefinition> = {
  throw(definition, site) {
    const code = definition.code === undefined ? '' : site.text(definition.code, 'an escalation code');
    return [{ do: 'escalate', escalation: { code, variables: site.input() ?? {} } }];
  },
};
