import type { Model } from '../../engine/model.ts';
import type { Token } from './token-game.ts';

/**
 * BPMN 2.0.2, 13.4.3, word by word. An inclusive join may fire if a flow into it has a token, and for every path of flows from a
 * token to a flow into it that has none, without passing the join, there is a path from the same token to a flow that has one.
 */
export function joinMayFire(model: Model, join: string, tokens: readonly Token[]): boolean {
  const held = new Set(tokens.flatMap((token) => (token.on === 'flow' ? [token.flow] : [])));
  const incoming = model.elements[join]?.incoming ?? [];
  if (!incoming.some((flow) => held.has(flow))) return false;
  return tokens.every((token) => {
    const ends = pathsFrom(model, token).map((path) => path.at(-1) ?? '');
    const reached = ends.filter((flow) => model.flows[flow]?.target === join);
    return reached.every((flow) => held.has(flow)) || reached.some((flow) => held.has(flow));
  });

  /** Every path, as a list of flows, that ends at the join or comes back to a flow it went along already. */
  function pathsFrom(within: Model, token: Token): readonly (readonly string[])[] {
    if (token.on !== 'node') return extend(within, [token.flow]);
    return flowsOutOf(within, token.node).flatMap((flow) => extend(within, [flow]));
  }

  function extend(within: Model, path: readonly string[]): readonly (readonly string[])[] {
    const target = within.flows[path.at(-1) ?? '']?.target ?? '';
    if (target === join) return [path];
    const next = flowsOutOf(within, target).filter((flow) => !path.includes(flow));
    return next.length === 0 ? [path] : next.flatMap((flow) => extend(within, [...path, flow]));
  }
}

/** The flows by which a token may leave an element: its own, and those of the events on its border. */
function flowsOutOf(model: Model, id: string): readonly string[] {
  const element = model.elements[id];
  if (element === undefined) return [];
  const events = 'boundary' in element ? (element.boundary ?? []) : [];
  return [...element.outgoing, ...events.flatMap((event) => model.elements[event]?.outgoing ?? [])];
}
