import { advance, initialState, type Happening, type State } from '../../engine/kernel/index.ts';
import type { Model } from '../../engine/model.ts';
import { picks } from './choice.ts';
import { begun, keyOf, successors, type Marking, type Scope } from './token-game.ts';

/** What an exploration saw. */
export interface Explored {
  /** How the engine and the specification differ, with the way there; nothing if they never do. */
  readonly fault?: string;
  readonly states: number;
  /** Ways to a state in which nothing can happen any more, although the case has not ended. */
  readonly stuck: readonly string[];
}

/** Loops with splits can make tokens without end: from here on only fewer are looked at. */
const MANY_TOKENS = 5;

interface Stop {
  readonly written: string;
  readonly way: readonly string[];
}

/** Plays everything that may happen, in every order, and compares each step of the engine with the token game of the specification. */
export function explore(model: Model): Explored {
  const seen = new Map<string, Stop>();
  const waiting: Stop[] = [];
  const stuck: string[] = [];
  const visit = (state: State, way: readonly string[], allowed: readonly Marking[]): string | undefined => {
    const key = keyOf(markingOf(model, state));
    if (!allowed.some((marking) => keyOf(marking) === key))
      return `${way.join(', ')}: at ${key}, not ${allowed.map(keyOf).join(' or ') || 'possible at all'}`;
    if (seen.has(key)) return undefined;
    const stop = { written: JSON.stringify(state), way };
    seen.set(key, stop);
    waiting.push(stop);
    return undefined;
  };
  for (const pick of picks) {
    const start: Happening = { on: 'start', at: 0, caseId: 'c-1', variables: { pick } };
    const fault = visit(advance(model, initialState(), start).state, [`start ${pick}`], begun(model, pick));
    if (fault !== undefined) return { fault, states: seen.size, stuck };
  }
  for (const { written, way } of waiting) {
    const state = JSON.parse(written) as State;
    const marking = markingOf(model, state);
    if ((state.status === 'running') !== marking.process.tokens.length > 0)
      return { fault: `${way.join(', ')}: it is ${state.status}`, states: seen.size, stuck };
    if (state.status !== 'running') continue;
    if (countTokens(marking.process) > MANY_TOKENS) continue;
    const wanted = successors(model, marking);
    const possible = happeningsIn(state);
    const missing = [...wanted.keys()].find((label) => !possible.some((one) => one.label === label));
    if (missing !== undefined)
      return { fault: `${way.join(', ')}: ${missing} should be possible`, states: seen.size, stuck };
    if (possible.length === 0) stuck.push(way.join(', '));
    for (const { label, happening } of possible) {
      const next = advance(model, JSON.parse(written) as State, happening).state;
      const fault = visit(next, [...way, label], wanted.get(label) ?? []);
      if (fault !== undefined) return { fault, states: seen.size, stuck };
    }
  }
  return { states: seen.size, stuck };
}

function happeningsIn(state: State): readonly { readonly label: string; readonly happening: Happening }[] {
  const jobs = Object.values(state.instances).filter(({ outside }) => outside !== undefined);
  return [
    ...jobs.flatMap(({ id: instance, element }) =>
      picks.map((pick) => ({
        label: `${element} done ${pick}`,
        happening: { on: 'done', at: 1, instance, result: { pick } } as const,
      })),
    ),
    ...Object.values(state.waits).map(({ id: wait, element }) => ({
      label: `${element} happens`,
      happening: { on: 'timer', at: 1, wait } as const,
    })),
  ];
}

/** Where the engine's tokens are, in the words of the token game. */
function markingOf(model: Model, state: State): Marking {
  const pick = Number(state.instances[1]?.variables?.['pick'] ?? 0);
  return { process: scopeOf(model, state, 1), pick };
}

function scopeOf(model: Model, state: State, id: number): Scope {
  const instance = state.instances[id];
  const children = Object.keys(instance?.children ?? {}).map(Number);
  const held = Object.values(instance?.arrived ?? {}).flatMap((arrived) =>
    Object.entries(arrived).flatMap(([flow, count]) => Array.from({ length: count }, () => flow)),
  );
  return {
    owner: instance?.element ?? '',
    tokens: [
      ...children.map((child) => {
        const node = state.instances[child]?.element ?? '';
        const element = model.elements[node];
        const isScope = element !== undefined && 'starts' in element;
        return { on: 'node' as const, node, ...(isScope ? { inside: scopeOf(model, state, child) } : {}) };
      }),
      ...held.map((flow) => ({ on: 'flow' as const, flow })),
    ],
  };
}

function countTokens({ tokens }: Scope): number {
  return tokens.reduce(
    (count, token) => count + (token.on === 'node' && token.inside ? countTokens(token.inside) : 1),
    0,
  );
}
