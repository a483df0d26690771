import type { Model } from '../model.ts';
import type { Command, PathEntry } from './command.ts';
import { lookAtConditions, seenTo } from './conditions.ts';
import { throwError } from './errors.ts';
import { raiseEscalation } from './escalations.ts';
import { fire } from './fire.ts';
import type { Happening } from './happening.ts';
import { arrive, joinWhereReady } from './join.ts';
import { takeLateAnswer } from './late-answers.ts';
import { activate, beginQueued } from './ad-hoc.ts';
import { feedStarved } from './input-sets.ts';
import { attempt, begin, complete, proceed, raise, work } from './lifecycle.ts';
import { callListener, isListening, listenerDone } from './listeners.ts';
import { cancelCase, startCase } from './case.ts';
import { hasEnded } from './scope.ts';
import { takeSignal } from './signals.ts';
import type { Answer, Instance, State, Variables } from './state.ts';
import { elementOf, startTurn, type Turn } from './turn.ts';
import { writeAll } from './variables.ts';
import { accepts, takeBuffered } from './waits.ts';
import { takeEndOfWithdrawn } from './withdrawn.ts';

export interface Advance {
  readonly state: State;
  /** In the order in which they were asked for. */
  readonly commands: readonly Command[];
  readonly path: readonly PathEntry[];
}

/**
 * One step of a case: what happened goes in, what is to be done comes out. Pure: no clock, no randomness, no network; the same
 * arguments give the same answer. The state is taken over and changed in place: clone it first to keep the old one.
 * What no longer concerns the case (an answer for an instance that has ended, a timer that was disarmed) changes nothing.
 */
export function advance(model: Model, state: State, happening: Happening): Advance {
  const turn = startTurn(model, state, happening.at);
  if (state.status === 'running') {
    take(turn, happening);
    settle(turn);
  }
  return { state, commands: turn.commands, path: turn.path };
}

function take(turn: Turn, happening: Happening): void {
  const { state } = turn;
  switch (happening.on) {
    case 'start':
      return startCase(turn, happening);
    case 'done':
    case 'error':
    case 'broken':
      return takeAnswer(turn, happening);
    case 'withdrawn':
      takeLateAnswer(turn, happening);
      return takeEndOfWithdrawn(turn, happening);
    case 'timer': {
      const wait = state.waits[happening.wait];
      if (wait?.kind === 'timer') fire(turn, wait, {});
      return;
    }
    case 'message': {
      const { name, key, element, variables, by, timeToLive = 0, at } = happening;
      const wait = Object.values(state.waits).find((candidate) => accepts(candidate, name, key, element));
      const person = by === undefined ? {} : { by };
      if (wait !== undefined) return fire(turn, wait, { result: variables, ...person });
      state.buffered = state.buffered.filter((message) => message.until >= at);
      if (timeToLive > 0) {
        state.buffered.push({
          name,
          variables,
          until: at + timeToLive,
          ...(key === undefined ? {} : { key }),
          ...(element === undefined ? {} : { element }),
          ...person,
        });
      }
      return;
    }
    case 'signal': {
      const { name, variables, by } = happening;
      return takeSignal(turn, name, { result: variables, ...(by === undefined ? {} : { by }) });
    }
    case 'escalation': {
      const caller = state.instances[happening.instance];
      if (caller?.outside === 'child') raiseEscalation(turn, caller, happening.escalation);
      return;
    }
    case 'retry': {
      const instance = inIncident(state, happening.instance);
      if (instance === undefined) return;
      return tryAgain(turn, instance, happening.variables);
    }
    case 'resolve': {
      const instance = inIncident(state, happening.instance);
      if (instance === undefined) return;
      if (instance.unclear === 'meanwhile') return tryAgain(turn, instance, happening.result);
      // A gateway has no work that could be done by hand: it decides again, with what the engineer says.
      if (elementOf(turn, instance).kind.endsWith('Gateway'))
        return tryAgain(turn, instance, happening.result);
      delete instance.incident;
      return takeResult(turn, instance, happening);
    }
    case 'activate': {
      const { instance, elements, by } = happening;
      const scope = state.instances[instance];
      const chosen = elements.map((element) => ({ element, ...(by === undefined ? {} : { by }) }));
      if (scope?.adHoc !== undefined) activate(turn, scope, chosen);
      return;
    }
    case 'cancel':
      return cancelCase(turn, happening);
    default:
      return happening satisfies never;
  }
}

/** Moves tokens until each waits for something outside. Tokens that set out meanwhile queue up behind those on the move. */
function settle(turn: Turn): void {
  do {
    lookAtConditions(turn);
    for (const next of turn.moving) {
      switch (next.to) {
        case 'target':
          // The scope may have been interrupted while the token was under way.
          if (turn.state.instances[next.parent] !== undefined) arrive(turn, next.flow, next.parent);
          break;
        case 'begin': {
          const instance = turn.state.instances[next.instance];
          if (instance !== undefined) begin(turn, instance);
          break;
        }
        case 'fire': {
          const wait = turn.state.waits[next.wait];
          const message = wait === undefined ? undefined : takeBuffered(turn, wait);
          if (wait !== undefined && message !== undefined) fire(turn, wait, message);
          break;
        }
        case 'nowhere':
          break;
        default:
          next satisfies never;
      }
      lookAtConditions(turn);
    }
    turn.moving.length = 0;
  } while (joinWhereReady(turn) || feedStarved(turn) || endScopes(turn));
}

/** Completes the scopes in which nothing is left. Tells whether there was one. */
function endScopes(turn: Turn): boolean {
  const touched = [...turn.touched];
  turn.touched.clear();
  const setOut = new Set<number>();
  let ended = false;
  for (const id of touched) {
    const scope = turn.state.instances[id];
    if (scope === undefined || !hasEnded(turn, scope)) continue;
    if (setOut.has(id)) {
      // A scope inside it has ended just now, and its token has yet to arrive.
      turn.touched.add(id);
      continue;
    }
    const before = turn.moving.length;
    if (!beginQueued(turn, scope)) complete(turn, scope, {});
    for (const next of turn.moving.slice(before)) if (next.to === 'target') setOut.add(next.parent);
    ended = true;
  }
  return ended;
}

/** An answer counts once: for an instance that still waits for something outside. */
function takeAnswer(turn: Turn, answer: Extract<Happening, { on: 'done' | 'error' | 'broken' }>): void {
  const instance = turn.state.instances[answer.instance];
  if (instance === undefined) {
    takeLateAnswer(turn, answer);
    return takeEndOfWithdrawn(turn, answer);
  }
  if (instance.outside === undefined) return;
  delete instance.outside;
  delete instance.task;
  if (answer.on === 'done') return takeResult(turn, instance, answer);
  if (answer.on === 'error')
    return attempt(turn, instance, () => throwError(turn, instance, answer.error, 'job'));
  return raise(turn, instance, answer.incident);
}

/** The instance is done with its work, or with what goes on in front of it or behind it. */
function takeResult(turn: Turn, instance: Instance, answer: Answer): void {
  const element = elementOf(turn, instance);
  if (!isListening(instance, element)) return complete(turn, instance, answer);
  listenerDone(turn, instance, answer.result);
  if (instance.listening?.phase === 'end') return complete(turn, instance, instance.answer ?? {});
  attempt(turn, instance, () => {
    if (!callListener(turn, instance, element, 'start')) work(turn, instance, element);
  });
}

/** An incident is over for now: with an answer kept the instance is completed, else it does its work again. */
function tryAgain(turn: Turn, instance: Instance, changed: Variables = {}): void {
  if (seenTo(turn, instance, changed)) return;
  // The tool cannot be asked what an earlier attempt did: who retries has looked, and says that it was not done.
  if (instance.incident?.code === 'OUTCOME_UNKNOWN') delete instance.called;
  delete instance.incident;
  if (instance.answer === undefined) return proceed(turn, instance, changed);
  writeAll(turn.state, instance, changed);
  complete(turn, instance, instance.answer);
}

function inIncident(state: State, id: number): Instance | undefined {
  const instance = state.instances[id];
  return instance?.incident === undefined ? undefined : instance;
}
