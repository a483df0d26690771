import type { Model } from '../model.ts';

/** By element: the incoming flows of a gateway that a token standing at the element can still reach without passing the gateway. */
export type Reach = ReadonlyMap<string, readonly string[]>;

const known = new WeakMap<Model, Map<string, Reach>>();

/** Derived from the model alone, so it is worked out once for each model and gateway. */
export function reachableFlows(model: Model, gateway: string): Reach {
  let ofModel = known.get(model);
  if (ofModel === undefined) known.set(model, (ofModel = new Map()));
  let reach = ofModel.get(gateway);
  if (reach === undefined) ofModel.set(gateway, (reach = workOut(model, gateway)));
  return reach;
}

function workOut(model: Model, gateway: string): Reach {
  const reach = new Map<string, string[]>();
  for (const flow of model.elements[gateway]?.incoming ?? []) {
    const seen = new Set<string>([gateway]);
    const open = [model.flows[flow]?.source];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const element = model.elements[id];
      if (element === undefined || seen.has(id)) continue;
      seen.add(id);
      reach.set(id, [...(reach.get(id) ?? []), flow]);
      for (const incoming of element.incoming) open.push(model.flows[incoming]?.source);
      // A token in an activity may also leave it by a boundary event.
      if (element.kind === 'boundaryEvent') open.push(element.attachedTo);
    }
  }
  return reach;
}

/**
 * Whether no token elsewhere can still come along an incoming flow that is not `settled`, unless the same token can as well come
 * along one that is. BPMN 2.0, 13.4.3: what an inclusive join, and a complex gateway before its reset, must know.
 */
export function nothingMissing(
  model: Model,
  gateway: string,
  elements: Iterable<string>,
  settled: (flow: string) => boolean,
): boolean {
  const reach = reachableFlows(model, gateway);
  for (const element of elements) {
    const flows = reach.get(element) ?? [];
    if (flows.length > 0 && !flows.some(settled)) return false;
  }
  return true;
}
