import type { Element, Model } from '../../engine/model.ts';
import { joinMayFire } from './join-rule.ts';

/** What every run of one scope shows, with whatever conditions choose and events that come or not. */
export interface Seen {
  /** Parallel joins at which some state has a token that nothing can take away any more. */
  readonly stuck: ReadonlySet<string>;
  /** Nodes that tokens came to, and those that let one through. */
  readonly reached: ReadonlySet<string>;
  readonly fired: ReadonlySet<string>;
  /** Nodes that merge, to which tokens came by two flows at once. */
  readonly crowded: ReadonlySet<string>;
  /** No flow ever had two tokens. */
  readonly safe: boolean;
}

/** Tokens on flows, in order; every flow at most so many times. */
type Tokens = readonly string[];
const MOST = 2;

/**
 * The token game of one scope without any cleverness, to compare the compiler's with: tokens stand on flows, a step moves one node, a
 * sub-process is a step like another. Nothing where it takes more than 20,000 states.
 */
export function playFreely(model: Model, scope: string): Seen | undefined {
  const states = new Map<
    string,
    { readonly tokens: Tokens; readonly next: string[]; hope: Set<string> | 'all' }
  >();
  const seen = {
    stuck: new Set<string>(),
    reached: new Set<string>(),
    fired: new Set<string>(),
    crowded: new Set<string>(),
    safe: true,
  };
  const visit = (tokens: Tokens): string => {
    const key = tokens.join(' ');
    if (!states.has(key)) states.set(key, { tokens, next: [], hope: new Set() });
    return key;
  };
  for (const way of beginnings(model, scope)) visit(way.toSorted());
  for (const state of states.values()) {
    if (states.size > 20_000) return undefined;
    for (const flow of state.tokens) seen.reached.add(model.flows[flow]?.target ?? '');
    for (const merge of crowdedBy(model, state.tokens)) seen.crowded.add(merge);
    if (new Set(state.tokens).size < state.tokens.length) seen.safe = false;
    for (const { node, tokens, terminates } of steps(model, state.tokens)) {
      seen.fired.add(node);
      if (state.hope !== 'all') state.hope.add(node);
      const many = tokens.some((flow) => tokens.filter((other) => other === flow).length > MOST);
      if (many) seen.safe = false;
      if (many || terminates) state.hope = 'all';
      else state.next.push(visit(tokens.toSorted()));
    }
  }
  for (const { id } of Object.values(model.elements).filter((element) => isParallelJoin(element))) {
    const hopeful = new Set(
      [...states].filter(([, { hope }]) => hope === 'all' || hope.has(id)).map(([key]) => key),
    );
    for (let before = -1; before < hopeful.size;) {
      before = hopeful.size;
      for (const [key, { next }] of states) if (next.some((other) => hopeful.has(other))) hopeful.add(key);
    }
    const lost = [...states].some(
      ([key, { tokens }]) => !hopeful.has(key) && tokens.some((flow) => model.flows[flow]?.target === id),
    );
    if (lost) seen.stuck.add(id);
  }
  return seen;
}

interface Step {
  readonly node: string;
  readonly tokens: Tokens;
  readonly terminates: boolean;
}

function beginnings(model: Model, scope: string): readonly Tokens[] {
  const owner = model.elements[scope];
  const starts = owner !== undefined && 'starts' in owner ? owner.starts : [];
  return starts.map((start) => model.elements[start]?.outgoing ?? []);
}

function steps(model: Model, tokens: Tokens): readonly Step[] {
  const targets = new Set(tokens.map((flow) => model.flows[flow]?.target ?? ''));
  return [...targets].flatMap((id): readonly Step[] => {
    const element = model.elements[id];
    if (element === undefined) return [];
    const terminates = element.kind === 'endEvent' && element.event.kind === 'terminate';
    return takings(model, element, tokens).flatMap((taken) =>
      leavings(model, element, taken).map((given) => ({
        node: id,
        tokens: [...without(tokens, taken), ...given],
        terminates,
      })),
    );
  });
}

function takings(model: Model, element: Element, tokens: Tokens): readonly Tokens[] {
  const held = element.incoming.filter((flow) => tokens.includes(flow));
  if (isParallelJoin(element)) return held.length === element.incoming.length ? [held] : [];
  if (element.kind === 'inclusiveGateway' && element.incoming.length > 1) {
    const standing = tokens.map((flow) => ({ on: 'flow', flow }) as const);
    return joinMayFire(model, element.id, standing) ? [held] : [];
  }
  return held.map((flow) => [flow]);
}

/** The flows that get a token when a node has taken some; an event that does not interrupt gives back what was taken. */
function leavings(model: Model, element: Element, taken: Tokens): readonly Tokens[] {
  const { outgoing } = element;
  const events = ('boundary' in element ? (element.boundary ?? []) : []).flatMap(
    (id) => model.elements[id] ?? [],
  );
  const beside = events.map((event) =>
    event.kind === 'boundaryEvent' && !event.interrupting ? [...taken, ...event.outgoing] : event.outgoing,
  );
  if (element.kind === 'exclusiveGateway' || element.kind === 'eventBasedGateway')
    return outgoing.map((flow) => [flow]);
  if (element.kind !== 'inclusiveGateway') return [outgoing, ...beside];
  const always = outgoing.filter((flow) => model.flows[flow]?.when === undefined);
  const subsets = outgoing
    .filter((flow) => !always.includes(flow))
    .reduce<readonly Tokens[]>((sets, flow) => sets.flatMap((set) => [set, [...set, flow]]), [always]);
  return subsets.filter((set) => set.length > 0);
}

function crowdedBy(model: Model, tokens: Tokens): readonly string[] {
  return Object.values(model.elements)
    .filter(({ kind, incoming }) => {
      const waits = kind === 'parallelGateway' || kind === 'inclusiveGateway';
      return !waits && incoming.filter((flow) => tokens.includes(flow)).length > 1;
    })
    .map(({ id }) => id);
}

function isParallelJoin({ kind, incoming }: Element): boolean {
  return kind === 'parallelGateway' && incoming.length > 1;
}

function without(tokens: Tokens, taken: Tokens): Tokens {
  const left = [...tokens];
  for (const flow of taken) left.splice(left.indexOf(flow), 1);
  return left;
}
