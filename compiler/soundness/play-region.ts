import type { Marking } from './marking.ts';
import type { Net } from './net.ts';
import type { Region } from './regions.ts';
import { TokenGame } from './token-game.ts';

/** What was seen in a region, whatever was chosen and in whatever order. */
export interface Played {
  /** Joins at which tokens may wait for ever: on one way, while none can come on another any more. */
  readonly stuck: readonly Stuck[];
  /** Where what follows may run twice, the first found first. */
  readonly doubled: readonly Doubled[];
  /** Whether a token may come out again. */
  readonly isLeft: boolean;
  readonly states: number;
  /** Nothing was left out. */
  readonly complete: boolean;
}

export interface Stuck {
  readonly join: number;
  /** The flows into the join with and without a token, in one such state. */
  readonly held: readonly number[];
  readonly missing: readonly number[];
  /** The join never lets a token through. */
  readonly never: boolean;
}

/** A merge that two tokens may come to at once; or a node that gets one after the other from a loop, and sends them on. */
export interface Doubled {
  readonly node: number;
  readonly by: 'merge' | 'loop';
}

interface State {
  readonly marking: Marking;
  readonly before: Set<number>;
  /** Nodes at which something may happen. */
  readonly moving: Set<number>;
  /** The scope may end here with all that is in it. */
  ending: boolean;
  /** What may happen next has not been looked at. */
  open: boolean;
}

/**
 * Plays every run of a region. Where it has more states than `most`, what was seen twice is true all the same; of joins nothing is said.
 */
export function playRegion(net: Net, region: Region, dead: ReadonlySet<number>, most: number): Played {
  const game = new TokenGame(net, region, dead);
  const states: State[] = [];
  const known = new Map<string, number>();
  const crowded = new Set<number>();
  const repeating = new Set<number>();
  const visit = (marking: Marking, from?: number): void => {
    const key = marking.join();
    const at = known.get(key) ?? states.length;
    if (at === states.length) {
      known.set(key, at);
      states.push({ marking, before: new Set(), moving: new Set(), ending: false, open: false });
    }
    if (from !== undefined) states[at]?.before.add(from);
  };
  for (const first of game.begin()) visit(first);
  for (const [at, state] of states.entries()) {
    if (states.length > most) break;
    for (const merge of game.crowded(state.marking)) crowded.add(merge);
    for (const { node, to, repeats, ends } of game.moves(state.marking)) {
      state.moving.add(node);
      if (repeats) repeating.add(node);
      if (ends) state.ending = true;
      else if (to === undefined) state.open = true;
      else visit(to, at);
    }
  }
  const joins = region.nodes.filter((node) => net.nodes[node]?.needs === 'all');
  const complete = states.length <= most;
  const stuck = complete ? joins.flatMap((join) => stuckAt(join, game, region, states)) : [];
  const isLeft = !complete || states.some(({ marking, open }) => open || game.isLeft(marking));
  const doubled = [
    ...[...crowded].map((node) => ({ node, by: 'merge' }) as const),
    ...[...repeating].map((node) => ({ node, by: 'loop' }) as const),
  ];
  return { stuck, doubled, isLeft, states: states.length, complete };
}

/** A state with a token at the join from which no run leads to one where it lets a token through. */
function stuckAt(join: number, game: TokenGame, region: Region, states: readonly State[]): readonly Stuck[] {
  const into = game.into(join);
  const holding = [...states.keys()].filter((at) => into.some((way) => states[at]?.marking.includes(way)));
  if (holding.length === 0) return [];
  const hopeful = ({ moving, ending, open }: State): boolean => moving.has(join) || ending || open;
  const hope = new Set([...states.keys()].filter((at) => states[at] !== undefined && hopeful(states[at])));
  for (const at of hope) for (const earlier of states[at]?.before ?? []) hope.add(earlier);
  const lost = states[holding.find((at) => !hope.has(at)) ?? -1];
  if (lost === undefined) return [];
  const flowsOf = (held: boolean): readonly number[] =>
    into
      .filter((way) => lost.marking.includes(way) === held)
      .flatMap((way) => region.ways[way]?.flows.at(-1) ?? []);
  const never = !states.some(({ moving, open }) => moving.has(join) || open);
  return [{ join, held: flowsOf(true), missing: flowsOf(false), never }];
}
