import { IncidentError } from '../kernel/incident-error.ts';
import type { ElementSemantics } from '../kernel/move.ts';
import { chosenFlows } from '../kernel/outgoing.ts';
import { nothingMissing } from '../kernel/reach.ts';
import type { ElementOf } from '../model.ts';

/**
 * Sends a token along every flow whose condition holds (else the default). Joins when no token elsewhere in the scope can still
 * come along a flow that has none, unless it can as well come along one that has: BPMN 2.0, 13.4.3.
 */
export const inclusiveGateway: ElementSemantics<ElementOf<'inclusiveGateway'>> = {
  join: {
    dependsOn: 'scope',
    ready: (gateway, arrived, { model, elements }) =>
      nothingMissing(model, gateway.id, elements, (flow) => (arrived[flow] ?? 0) > 0),
  },
  enter(gateway, site) {
    const taken = chosenFlows(gateway, site);
    if (taken.length > 0 || gateway.outgoing.length === 0) {
      return [{ do: 'take', flows: taken, detail: { took: taken.map((flow) => flow.name ?? flow.id) } }];
    }
    throw new IncidentError(
      'NO_FLOW_CHOSEN',
      `no condition on the flows out of ${gateway.id} holds and there is no default flow`,
    );
  },
};
