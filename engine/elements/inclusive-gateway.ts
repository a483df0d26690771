import { IncidentError } from '../kernel/incident-error.ts';
import type { ElementSemantics } from '../kernel/move.ts';
import { flowsOf } from '../kernel/outgoing.ts';
import { reachableFlows } from '../kernel/reach.ts';
import type { ElementOf } from '../model.ts';

/**
 * Sends a token along every flow whose condition holds (else the default). Joins when no token elsewhere in the scope can still
 * come along a flow that has none, unless it can as well come along one that has: BPMN 2.0, 13.4.3.
 */
export const inclusiveGateway: ElementSemantics<ElementOf<'inclusiveGateway'>> = {
  join: {
    dependsOn: 'scope',
    ready(gateway, arrived, scope) {
      const reach = reachableFlows(scope.model, gateway.id);
      for (const element of scope.elements) {
        const flows = reach.get(element) ?? [];
        if (flows.some((flow) => !arrived[flow]) && !flows.some((flow) => arrived[flow])) return false;
      }
      return true;
    },
  },
  enter(gateway, site) {
    const flows = flowsOf(site.model.flows, gateway.outgoing);
    const unconditional = flows.filter((flow) => flow.when === undefined && flow.id !== gateway.defaultFlow);
    const held = flows.filter((flow) => flow.when !== undefined && site.holds(flow.when));
    const defaults = flows.filter((flow) => flow.id === gateway.defaultFlow && held.length === 0);
    const taken = [...unconditional, ...held, ...defaults];
    if (taken.length > 0 || flows.length === 0) {
      return [{ do: 'take', flows: taken, detail: { took: taken.map((flow) => flow.name ?? flow.id) } }];
    }
    throw new IncidentError(
      'NO_FLOW_CHOSEN',
      `no condition on the flows out of ${gateway.id} holds and there is no default flow`,
    );
  },
};
