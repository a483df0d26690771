import { IncidentError } from '../kernel/incident-error.ts';
import type { ElementSemantics } from '../kernel/move.ts';
import { flowsOf } from '../kernel/outgoing.ts';
import type { ElementOf } from '../model.ts';

/** Takes the first flow whose condition holds, in diagram order; else the default; else an engineer has to look. BPMN 2.0, 13.4.2. */
export const exclusiveGateway: ElementSemantics<ElementOf<'exclusiveGateway'>> = {
  enter(gateway, site) {
    const flows = flowsOf(site.model.flows, gateway.outgoing);
    const chosen =
      flows.find((flow) => flow.when !== undefined && site.holds(flow.when)) ??
      flows.find((flow) => flow.id === gateway.defaultFlow) ??
      // One way on without a condition is no decision at all: the gateway only merges.
      (flows.length === 1 && flows[0]?.when === undefined ? flows[0] : undefined);
    if (chosen !== undefined)
      return [{ do: 'take', flows: [chosen], detail: { took: chosen.name ?? chosen.id } }];
    if (flows.length === 0) return [{ do: 'complete' }];
    throw new IncidentError(
      'NO_FLOW_CHOSEN',
      `no condition on the flows out of ${gateway.id} holds and there is no default flow`,
    );
  },
};
