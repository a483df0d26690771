import type { Element, ElementOf, Flow } from '../model.ts';
import { IncidentError } from './incident-error.ts';
import type { Site } from './move.ts';
import { InstanceSite } from './site.ts';
import type { Instance } from './state.ts';
import type { Turn } from './turn.ts';

/**
 * The flows by which a token leaves anything but a gateway: all without a condition, all whose condition holds, and the default
 * flow when no condition holds; each once for every token that the activity gives. BPMN 2.0, 8.4.13, 10.3 and 13.2.1.
 */
export function outgoingFlows(turn: Turn, instance: Instance, element: Element): readonly Flow[] {
  const taken = takenFlows(turn, instance, element);
  if (!('completionQuantity' in element) || element.completionQuantity === undefined) return taken;
  const tokens = Array.from({ length: element.completionQuantity });
  return taken.flatMap((flow) => tokens.map(() => flow));
}

function takenFlows(turn: Turn, instance: Instance, element: Element): readonly Flow[] {
  const flows = flowsOf(turn.model.flows, element.outgoing);
  if (
    flows.every((flow) => flow.when === undefined) &&
    !('defaultFlow' in element && element.defaultFlow !== undefined)
  ) {
    return flows;
  }
  const site = new InstanceSite(turn, instance);
  const defaultFlow = 'defaultFlow' in element ? element.defaultFlow : undefined;
  const held = flows.filter((flow) => flow.when !== undefined && site.holds(flow.when));
  const taken = flows.filter(
    (flow) =>
      held.includes(flow) || (flow.when === undefined && (flow.id !== defaultFlow || held.length === 0)),
  );
  if (taken.length > 0) return taken;
  throw new IncidentError(
    'NO_FLOW_CHOSEN',
    `no condition on the flows out of ${element.id} holds and there is no default flow`,
  );
}

/** The flows that a gateway takes which may take several: all without a condition, all whose condition holds, else the default. */
export function chosenFlows(
  gateway: ElementOf<'inclusiveGateway' | 'complexGateway'>,
  site: Site,
): readonly Flow[] {
  const flows = flowsOf(site.model.flows, gateway.outgoing);
  const unconditional = flows.filter((flow) => flow.when === undefined && flow.id !== gateway.defaultFlow);
  const held = flows.filter((flow) => flow.when !== undefined && site.holds(flow.when));
  const defaults = flows.filter((flow) => flow.id === gateway.defaultFlow && held.length === 0);
  return [...unconditional, ...held, ...defaults];
}

/** Flows by id, in diagram order. */
export function flowsOf(all: { readonly [id: string]: Flow }, ids: readonly string[]): readonly Flow[] {
  return ids.map((id) => {
    const flow = all[id];
    if (flow === undefined) throw new Error(`the model has no flow ${id}`);
    return flow;
  });
}
