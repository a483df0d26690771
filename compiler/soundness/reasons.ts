import type { FlowNode } from '../parse/bpmn.ts';
import { BEGIN, flowsBefore, nodesBefore, nodesBehind, type Net } from './net.ts';
import type { Stuck } from './play-region.ts';

/** Why a token waits for ever: for one from `missing`, while it came from `held`. */
export type Deadlock = {
  readonly held: FlowNode | undefined;
  readonly missing: FlowNode | undefined;
} & (
  | { readonly kind: 'choice' | 'exit'; readonly split: FlowNode }
  /** Nothing ever gets there; or only what this join has let through; or it is not one place that is to blame. */
  | { readonly kind: 'starved' | 'loop' | 'unclear' }
);

/** Where tokens that nothing joins come from, and the elements by which they come to the merge. */
export interface Doubling {
  readonly split: FlowNode | undefined;
  readonly from: readonly (FlowNode | undefined)[];
}

/** So many flows in front of a join are looked at for a reason: who reads a diagram looks no further. */
const NEAR = 300;

/** The reason for a deadlock, by the nearest split that decides whether the missing token comes. */
export function deadlockReason(net: Net, { join, held, missing }: Stuck): Deadlock {
  const [had = -1] = held;
  const [starved] = net.nodes[join]?.starved ?? [];
  const ends = { held: sourceOf(net, had), missing: starved ?? sourceOf(net, missing[0] ?? -1) };
  const [awaited] = missing;
  if (starved !== undefined || awaited === undefined)
    return { kind: starved ? 'starved' : 'unclear', ...ends };
  const toHeld = flowsBefore(net, had, join, NEAR);
  const toMissing = flowsBefore(net, awaited, join, NEAR);
  const meets = (way: readonly number[], flows: ReadonlySet<number>): boolean =>
    way.some((flow) => flows.has(flow));
  const choice = splitAmong(net, toMissing, (way) => meets(way, toHeld) && !meets(way, toMissing));
  if (choice !== undefined) return { kind: 'choice', split: choice, ...ends };
  const begun = toMissing.size > NEAR || [...toMissing].some((flow) => net.flows[flow]?.source === BEGIN);
  if (!begun) return { kind: 'loop', ...ends };
  const exit = splitAmong(net, toMissing, (way) => !meets(way, toMissing));
  return exit === undefined ? { kind: 'unclear', ...ends } : { kind: 'exit', split: exit, ...ends };
}

/** The reason for a lack of synchronisation: the nearest split that sends tokens to two flows into the merge at once. */
export function doublingReason(net: Net, merge: number): Doubling {
  const incoming = net.nodes[merge]?.incoming ?? [];
  const before = incoming.map((flow) => flowsBefore(net, flow, merge, NEAR));
  for (const node of nodesBefore(net, merge, NEAR)) {
    for (const way of net.nodes[node]?.options ?? []) {
      const pair = pairIn(way, before);
      if (pair === undefined) continue;
      return {
        split: net.nodes[node]?.element,
        from: pair.map((index) => sourceOf(net, incoming[index] ?? -1)),
      };
    }
  }
  return { split: undefined, from: incoming.slice(0, 2).map((flow) => sourceOf(net, flow)) };
}

/** The split on a loop that gives one token after the other to a node: the nearest, or the node itself. */
export function repeatingSplit(net: Net, node: number): FlowNode | undefined {
  const splits = [node, ...nodesBefore(net, node, NEAR)].filter((one) =>
    net.nodes[one]?.options.some((way) => way.length > 1),
  );
  const split = splits.find((one) => nodesBehind(net, [one]).has(one)) ?? node;
  return net.nodes[split]?.element;
}

/** Two places, each with another flow of these that leads there. */
function pairIn(
  way: readonly number[],
  before: readonly ReadonlySet<number>[],
): readonly number[] | undefined {
  for (const [index, flow] of way.entries()) {
    const one = before.findIndex((flows) => flows.has(flow));
    const other = before.findIndex(
      (flows, place) => place !== one && way.some((next, at) => at !== index && flows.has(next)),
    );
    if (one !== -1 && other !== -1) return [one, other];
  }
  return undefined;
}

/** The first source of these flows of which one way on is as wanted. */
function splitAmong(
  net: Net,
  flows: ReadonlySet<number>,
  wanted: (way: readonly number[]) => boolean,
): FlowNode | undefined {
  for (const flow of flows) {
    const node = net.nodes[net.flows[flow]?.source ?? BEGIN];
    if (node?.element !== undefined && node.options.some(wanted)) return node.element;
  }
  return undefined;
}

function sourceOf(net: Net, flow: number): FlowNode | undefined {
  return net.nodes[net.flows[flow]?.source ?? BEGIN]?.element;
}
