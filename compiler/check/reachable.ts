import type { Model } from '../../engine/model.ts';

/** Whether one element may have run before another is reached, or beside it. */
export type MayPrecede = (earlier: string, later: string) => boolean;

/**
 * Follows flows, links, boundary events and event sub-processes, into scopes and out of them. Elements of branches that run side by
 * side count as before one another: nobody knows which is first.
 */
export function reachability(model: Model): MayPrecede {
  const next = edgesOf(model);
  const behind = new Map<string, ReadonlySet<string>>();
  const reached = (from: string): ReadonlySet<string> => {
    const known = behind.get(from);
    if (known !== undefined) return known;
    const seen = new Set<string>();
    const waiting = [...(next.get(from) ?? [])];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      waiting.push(...(next.get(at) ?? []));
    }
    behind.set(from, seen);
    return seen;
  };
  const forks = forksOf(model);
  return (earlier, later) =>
    // An element reads its own result: in its outputs.
    earlier === later ||
    reached(earlier).has(later) ||
    forks.some((fork) => reached(fork).has(earlier) && reached(fork).has(later));
}

function edgesOf(model: Model): ReadonlyMap<string, readonly string[]> {
  const edges = new Map<string, string[]>();
  const add = (from: string, to: string): void => void edges.set(from, [...(edges.get(from) ?? []), to]);
  for (const { source, target } of Object.values(model.flows)) add(source, target);
  const elements = Object.values(model.elements);
  for (const element of elements) {
    if (element.kind === 'boundaryEvent') {
      add(element.attachedTo, element.id);
      if ('handler' in element && typeof element.handler === 'string') add(element.id, element.handler);
    }
    if ('event' in element && element.event.kind === 'link') {
      for (const other of elements)
        if ('event' in other && other.event.kind === 'link' && other.id !== element.id)
          add(element.id, other.id);
    }
    if (element.scope === undefined) continue;
    // Into the scope, and out of it wherever it ends.
    if (element.incoming.length === 0) add(element.scope, element.id);
    if (element.outgoing.length === 0)
      for (const flow of model.elements[element.scope]?.outgoing ?? []) {
        const target = model.flows[flow]?.target;
        if (target !== undefined) add(element.id, target);
      }
    // What happens in a scope has happened when an event on its border fires.
    for (const { id } of boundaryOf(element.scope, model)) add(element.id, id);
  }
  return edges;
}

function boundaryOf(host: string, model: Model): readonly { readonly id: string }[] {
  return Object.values(model.elements).filter(
    (element) => element.kind === 'boundaryEvent' && element.attachedTo === host,
  );
}

/** Where tokens part: gateways that send several on, steps with several flows, and whatever happens beside a scope. */
function forksOf(model: Model): readonly string[] {
  return Object.values(model.elements).flatMap((element) => {
    if (element.kind === 'eventSubProcess') return element.scope ?? [];
    if (element.kind === 'boundaryEvent') return element.interrupting ? [] : [element.attachedTo];
    const many = element.outgoing.length > 1;
    return many && element.kind !== 'exclusiveGateway' && element.kind !== 'eventBasedGateway'
      ? [element.id]
      : [];
  });
}
