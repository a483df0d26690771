import { linkedTargets } from '../model/links.ts';
import type { Drawing } from '../parse/drawing.ts';
import { buildNet } from './build-net.ts';
import { flowsBefore, nodesBehind, type Net } from './net.ts';
import { playRegion, type Doubled, type Stuck } from './play-region.ts';
import { regionsOf, type Region } from './regions.ts';

/** What can be said of the tokens of one scope without knowing its data. Nodes are numbers of the net. */
export interface Soundness {
  readonly net: Net;
  /** Joins that may wait for ever; `never`: whatever is chosen, none gets through. */
  readonly stuck: readonly Stuck[];
  readonly doubled: readonly Doubled[];
}

/** States that are looked at in one file, and in one region: diagrams that people read have a few dozen. */
const MOST_STATES = { file: 40_000, region: 4_000 };

const judged = new WeakMap<Drawing, readonly Soundness[]>();

/**
 * Deadlocks and missing synchronisation in every scope. Conditions are taken to hold or not as they like, timers and messages to
 * come or not. Regions are looked at one by one, and passed over in silence where they have too many states.
 */
export function soundnessOf(drawing: Drawing): readonly Soundness[] {
  const known = judged.get(drawing);
  if (known !== undefined) return known;
  const linked = linkedTargets(drawing);
  let left = MOST_STATES.file;
  const found = drawing.scopes.flatMap((scope): readonly Soundness[] => {
    const net = buildNet(scope, drawing, linked);
    if (net === undefined || !mayGoWrong(net, net.nodes.keys())) return [];
    const { soundness, states } = judge(net, left);
    left -= states;
    return [soundness];
  });
  judged.set(drawing, found);
  return found;
}

function judge(net: Net, budget: number): { readonly soundness: Soundness; readonly states: number } {
  const stuck: Stuck[] = [];
  const doubled: Doubled[] = [];
  const uncertain = [...net.nodes.keys()].filter((node) => net.nodes[node]?.repeats);
  const dead = new Set<number>();
  let states = 0;
  for (const [number, region] of innermostFirst(regionsOf(net))) {
    if (
      !mayGoWrong(net, region.nodes) &&
      !region.ways.some(({ through }) => through.some((at) => dead.has(at)))
    )
      continue;
    if (region.nodes.some((node) => net.nodes[node]?.opaque)) {
      uncertain.push(...region.nodes);
      continue;
    }
    const played = playRegion(net, region, dead, Math.min(MOST_STATES.region, budget - states));
    if (!played.complete) uncertain.push(...region.nodes);
    if (!played.isLeft) dead.add(number);
    states += played.states;
    stuck.push(...firstStuck(net, played.stuck));
    doubled.push(...firstDoubled(net, played.doubled));
  }
  const flooded = nodesBehind(net, [...uncertain, ...doubled.map(({ node }) => node)]);
  const certain = stuck.map((one) => ({ ...one, never: one.never && !flooded.has(one.join) }));
  return {
    soundness: { net, stuck: certain, doubled },
    states,
  };
}

/** Regions with their place in the list, those in others first. */
function innermostFirst(regions: readonly Region[]): readonly (readonly [number, Region])[] {
  return [...regions.entries()].sort(([, one], [, other]) => other.depth - one.depth);
}

/** Whether two tokens can be in one place, or one can wait for another. */
function mayGoWrong(net: Net, nodes: Iterable<number>): boolean {
  return [...nodes].some((node) => {
    const { needs, options = [] } = net.nodes[node] ?? {};
    return needs === 'all' || options.some((way) => way.length > 1);
  });
}

/** Without joins that only wait for what another lets through. */
function firstStuck(net: Net, stuck: readonly Stuck[]): readonly Stuck[] {
  if (stuck.length < 2) return stuck;
  const waitsFor = stuck.map(({ join, missing }) => {
    const before = missing.flatMap((flow) => [...flowsBefore(net, flow, join)]);
    return new Set(before.map((flow) => net.flows[flow]?.source));
  });
  return stuck.filter(
    ({ join }, index) =>
      !stuck.some(
        (other, place) =>
          other.join !== join &&
          waitsFor[index]?.has(other.join) === true &&
          (place < index || waitsFor[place]?.has(join) !== true),
      ),
  );
}

/**
 * Without those that only get what has gone through another twice, and those behind which nothing is done or waits; a merge is the better
 * reason than a loop.
 */
function firstDoubled(net: Net, all: readonly Doubled[]): readonly Doubled[] {
  const felt = all.filter(({ node }) => isFelt(net, node));
  const merges = felt.filter(({ by }) => by === 'merge');
  const doubled = merges.length > 0 ? merges : felt;
  if (doubled.length < 2) return doubled;
  const behind = doubled.map(({ node }) => nodesBehind(net, [node]));
  return doubled.filter(
    ({ node }, index) =>
      !doubled.some(
        (other, place) =>
          other.node !== node &&
          behind[place]?.has(node) === true &&
          (place < index || behind[index]?.has(other.node) !== true),
      ),
  );
}

/** Whether it makes a difference that two tokens get to a node: something is done, or waits, here or behind. */
function isFelt(net: Net, node: number): boolean {
  const found = new Set([node]);
  for (const next of found) {
    const { works, needs, outgoing = [] } = net.nodes[next] ?? {};
    if (works === true || (needs !== undefined && needs !== 'any')) return true;
    for (const flow of outgoing) found.add(net.flows[flow]?.target ?? next);
  }
  return false;
}
