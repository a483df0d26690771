import { reachableFlows } from '../../engine/kernel/reach.ts';
import type { Element, Model } from '../../engine/model.ts';
import { tokenNet, type Join } from './token-net.ts';

/**
 * Whether tokens can be at two elements at the same time, in whatever scopes: rather yes than no. Behind a join that all branches of
 * a fork come to, there is but one token again.
 */
export function concurrency(model: Model): (one: string, other: string) => boolean {
  const known = new Map<string | undefined, Pairs>();
  const pairsIn = (around: string | undefined): Pairs => {
    const pairs =
      known.get(around) ??
      pairsOf(
        Object.values(model.elements).filter(({ scope }) => scope === around),
        model,
      );
    known.set(around, pairs);
    return pairs;
  };
  return (one, other) => {
    const ways = [lineage(one, model), lineage(other, model)] as const;
    // From the process down to where their scopes part: a scope that runs twice has everything in it twice.
    for (const [depth, ancestor] of ways[0].entries()) {
      const beside = ways[1][depth];
      if (beside === undefined) return false;
      if (pairsIn(model.elements[ancestor]?.scope).get(ancestor)?.has(beside) === true) return true;
      if (beside !== ancestor) return false;
    }
    return false;
  };
}

type Pairs = ReadonlyMap<string, ReadonlySet<string>>;

/** The scopes around an element from the outermost on, and itself. */
function lineage(id: string, model: Model): readonly string[] {
  const scope = model.elements[id]?.scope;
  return scope === undefined ? [id] : [...lineage(scope, model), id];
}

/**
 * From pairs that get their tokens together, one token goes on while the other stays; into a join only where the tokens that it waits
 * for can be there beside the one that stays. Kovalyov: Concurrency relations and the safety problem for Petri nets, 1992.
 */
function pairsOf(elements: readonly Element[], model: Model): Pairs {
  const net = tokenNet(elements, model);
  const pairs = new Map<string, Set<string>>();
  const waiting: (readonly [string, string])[] = [];
  const has = (one: string, other: string): boolean => pairs.get(one)?.has(other) === true;
  const put = (one: string, other: string): void =>
    void (pairs.get(one)?.add(other) ?? pairs.set(one, new Set([other])));
  const add = (one: string, other: string): void => {
    if (has(one, other)) return;
    put(one, other);
    put(other, one);
    waiting.push([one, other]);
  };
  /** How many of a join's places can have a token beside one that stays. */
  const there = new Map<Join, Map<string, number>>();
  const opens = (join: Join, stays: string): boolean => {
    if (join.gateway.kind === 'inclusiveGateway') return !holdsUp(stays, join, model, has);
    const counts = there.get(join) ?? new Map<string, number>();
    there.set(join, counts);
    const count = (counts.get(stays) ?? 0) + 1;
    counts.set(stays, count);
    return count === join.places.size;
  };
  const advance = (goes: string, stays: string): void => {
    for (const next of net.onward(goes)) add(next, stays);
    for (const join of net.joins(goes)) if (opens(join, stays)) add(join.gateway.id, stays);
  };
  for (const [first, second] of net.pairs) {
    add(first, second);
    for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
      const [one, other] = pair;
      advance(one, other);
      if (one !== other) advance(other, one);
    }
  }
  return pairs;
}

/** Whether an inclusive join waits for a token: it can come along a flow, and along none that another has come along. */
function holdsUp(
  place: string,
  { gateway, waits }: Join,
  model: Model,
  has: (one: string, other: string) => boolean,
): boolean {
  const flow = model.flows[place];
  const awaited =
    flow?.target === gateway.id
      ? [place]
      : (reachableFlows(model, gateway.id).get(flow?.target ?? place) ?? []);
  return awaited.length > 0 && !awaited.some((id) => has(place, waits.get(id) ?? ''));
}
