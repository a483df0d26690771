import type { Expression } from '../feel/tree.ts';
import { partsOf } from '../model/event-parts.ts';
import { fire } from './fire.ts';
import { incidentOf } from './incident-error.ts';
import { raise } from './lifecycle.ts';
import type { Instance, Variables, Wait } from './state.ts';
import { countEntry, elementById, instanceById, type Turn } from './turn.ts';
import { valueOf, writeAll } from './variables.ts';
import { mark, watch } from './watchers.ts';

type ConditionWait = Extract<Wait, { kind: 'condition' }>;

/** A condition is looked at when it is armed; one that has fired already may have failed since. */
export function watchCondition(turn: Turn, wait: ConditionWait): void {
  watch(turn.state, wait);
  mark(turn.state, wait);
}

/**
 * Looks at the conditions whose data was written, in the order of writing, and fires those that have become true: after every
 * move of a token, so that what follows it finds the event's work done. Costs nothing where nothing is marked.
 */
export function lookAtConditions(turn: Turn): void {
  // What fires may write what others read, without any token that moves on.
  while (turn.state.marked !== undefined && lookOnce(turn)) continue;
}

/** Tells whether there was something to look at: what is unclear waits for an engineer, still marked. */
function lookOnce(turn: Turn): boolean {
  const { state } = turn;
  const marked = state.marked ?? [];
  delete state.marked;
  let looked = false;
  for (const id of marked) {
    const wait = state.waits[id];
    // What was armed with a scope has been looked at, and what was waited for may be over.
    if (wait?.kind !== 'condition' || !wait.marked) continue;
    const owner = instanceById(turn, wait.owner);
    if (owner.unclear !== undefined) {
      (state.marked ??= []).push(id);
      continue;
    }
    looked = true;
    try {
      look(turn, wait, owner);
    } catch (error) {
      const incident = incidentOf(error);
      wait.marked = true;
      (state.marked ??= []).push(id);
      raise(turn, owner, incident);
      owner.unclear = 'meanwhile';
    }
  }
  return looked;
}

/**
 * Looks at the conditions on the border or in the event sub-processes of what is about to begin: what holds already happens
 * first. Tells whether one of them has interrupted it. Throws where one cannot be worked out: nothing begins then.
 */
export function interruptedBefore(turn: Turn, owner: Instance): boolean {
  if (turn.state.marked === undefined) return false;
  for (const wait of (owner.waits ?? []).map((id) => turn.state.waits[id])) {
    if (wait?.kind !== 'condition' || !wait.marked || turn.state.waits[wait.id] === undefined) continue;
    const event = elementById(turn.model, wait.element);
    try {
      look(turn, wait, owner);
    } catch (error) {
      owner.unclear = 'before';
      throw error;
    }
    const waits = (owner.waits ?? []).some((id) => turn.state.waits[id]?.element === wait.element);
    if ('interrupting' in event && event.interrupting && !waits) return true;
  }
  return false;
}

/** An engineer has seen to a condition that could not be worked out. Tells whether that was all: the work itself goes on by itself. */
export function seenTo(turn: Turn, instance: Instance, changed: Variables = {}): boolean {
  const { unclear } = instance;
  delete instance.unclear;
  if (unclear !== 'meanwhile') return false;
  delete instance.incident;
  writeAll(turn.state, instance, changed);
  return true;
}

/** What is neither true nor false, as long as a variable is not there, does not hold. */
function look(turn: Turn, wait: ConditionWait, owner: Instance): void {
  const condition = conditionOf(turn, wait);
  const holds = valueOf(turn.state, owner, turn.at, condition) === true;
  delete wait.marked;
  if (!holds) delete wait.held;
  if (!holds || wait.held) return;
  countEntry(turn, elementById(turn.model, wait.element));
  wait.held = true;
  fire(turn, wait, {});
}

function conditionOf(turn: Turn, wait: ConditionWait): Expression {
  const element = elementById(turn.model, wait.element);
  const part = 'event' in element ? partsOf(element.event)[wait.part ?? 0] : undefined;
  if (part?.kind !== 'conditional') throw new Error(`${element.id} has no condition`);
  return part.condition;
}
