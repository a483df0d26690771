import type { ElementOf } from '../model.ts';
import { attempt, complete } from './lifecycle.ts';
import { armEventSubProcesses } from './scope.ts';
import type { Answer, Instance } from './state.ts';
import { emptyScope, terminate } from './terminate.ts';
import { createInstance, elementById, record, type Turn } from './turn.ts';
import { disarm } from './waits.ts';

/** An interrupting boundary event: its activity ends, the token goes on from the event. */
export function interruptHost(
  turn: Turn,
  host: Instance,
  event: ElementOf<'boundaryEvent'>,
  payload: Answer,
): void {
  const scope = host.parent;
  terminate(turn, host);
  happenAt(turn, event, scope, payload);
}

/** The interrupting start event of an event sub-process: all else in the scope ends, and nothing in it is waited for any more. */
export function interruptScope(
  turn: Turn,
  scope: Instance,
  event: ElementOf<'startEvent'>,
  payload: Answer,
): void {
  emptyScope(turn, scope);
  disarmEventSubProcesses(turn, scope);
  beginEventSubProcess(turn, scope, event, payload);
}

/** An event sub-process begins in its scope; what the event brought are variables of its own. */
export function beginEventSubProcess(
  turn: Turn,
  scope: Instance,
  event: ElementOf<'startEvent'>,
  payload: Answer,
): void {
  const instance = createInstance(turn, event.scope ?? '', scope.id, { ...payload.result });
  record(turn, 'entered', instance);
  startEventSubProcess(turn, instance, event, payload);
}

/** An event sub-process that has been entered starts with its event. */
export function startEventSubProcess(
  turn: Turn,
  instance: Instance,
  event: ElementOf<'startEvent'>,
  payload: Answer,
): void {
  attempt(turn, instance, () => {
    armEventSubProcesses(turn, instance);
    happenAt(turn, event, instance.id, payload);
  });
}

/** An event element happens: a token enters and leaves it at once. */
export function happenAt(
  turn: Turn,
  event: ElementOf<'boundaryEvent' | 'startEvent' | 'intermediateCatchEvent' | 'receiveTask'>,
  scope: number,
  payload: Answer,
): void {
  const instance = createInstance(turn, event.id, scope);
  record(turn, 'entered', instance);
  complete(turn, instance, payload);
}

/** Boundary events of the scope itself stay: they belong to its outside. */
export function disarmEventSubProcesses(turn: Turn, scope: Instance): void {
  for (const id of scope.waits ?? []) {
    const wait = turn.state.waits[id];
    if (wait !== undefined && elementById(turn.model, wait.element).kind === 'startEvent') disarm(turn, wait);
  }
}
