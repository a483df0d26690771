import type { ElementSemantics } from '../kernel/move.ts';
import { flowsOf } from '../kernel/outgoing.ts';
import type { ElementOf } from '../model.ts';

/** Waits for a token on every incoming flow, then sends one along every outgoing flow. BPMN 2.0, 13.4.1. */
export const parallelGateway: ElementSemantics<ElementOf<'parallelGateway'>> = {
  join: {
    dependsOn: 'arrivals',
    ready: (gateway, arrived) => gateway.incoming.every((flow) => (arrived[flow] ?? 0) > 0),
  },
  enter: (gateway, site) => [{ do: 'take', flows: flowsOf(site.model.flows, gateway.outgoing) }],
};
