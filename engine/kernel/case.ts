import { createInstance, elementById, instanceById, record, removeInstance, type Turn } from './turn.ts';
import { CANCEL_MESSAGE, cleanUp, undoesAlready } from './clean-up.ts';
import type { Happening } from './happening.ts';
import { fire } from './fire.ts';
import { proceed } from './lifecycle.ts';
import type { State } from './state.ts';
import { terminateChildren } from './terminate.ts';
import { accepts, disarmAll } from './waits.ts';

/** The process is the first instance of its case. */
const PROCESS = 1;

/** A case that has not started. */
export function initialState(): State {
  return {
    status: 'running',
    given: {},
    nextId: 1,
    instances: {},
    waits: {},
    late: {},
    buffered: [],
    caughtByCaller: [],
  };
}

export function startCase(turn: Turn, start: Extract<Happening, { on: 'start' }>): void {
  const { state, model } = turn;
  state.given = { caseId: start.caseId, startedBy: start.by ?? null };
  state.caughtByCaller = start.caughtByCaller ?? [];
  if (start.escalationsCaught !== undefined) state.escalationsCaught = start.escalationsCaught;
  const root = createInstance(turn, model.id, 0, { ...start.variables });
  record(turn, 'entered', root, start.by === undefined ? undefined : { by: start.by });
  if (start.startEvent !== undefined) root.startsAt = start.startEvent;
  if (start.startPart !== undefined) root.startsWith = start.startPart;
  proceed(turn, root);
}

/** Lets the process clean up, if it drew how; otherwise ends it where it stands. A second cancel does not disturb the cleaning. */
export function cancelCase(turn: Turn, cancel: Extract<Happening, { on: 'cancel' }>): void {
  const { state } = turn;
  const by = cancel.by === undefined ? {} : { by: cancel.by };
  const wait = Object.values(state.waits).find(
    (candidate) => candidate.owner === PROCESS && accepts(candidate, CANCEL_MESSAGE, undefined),
  );
  if (wait === undefined && state.ending?.code === 'CANCELLED') return;
  const root = instanceById(turn, PROCESS);
  state.ending = { code: 'CANCELLED', message: cancel.reason };
  if (wait !== undefined) {
    const event = elementById(turn.model, wait.element);
    const payload = { result: { cancelReason: cancel.reason }, detail: { reason: cancel.reason }, ...by };
    return event.kind === 'startEvent' && event.interrupting
      ? cleanUp(turn, root, event, payload)
      : fire(turn, wait, payload);
  }
  if (undoesAlready(turn, root)) return;
  state.status = 'terminated';
  terminateChildren(turn, root);
  disarmAll(turn, root);
  record(turn, 'terminated', root, { ...by, detail: { reason: cancel.reason } });
  removeInstance(turn, root);
  turn.commands.push({ do: 'end', status: 'terminated', variables: root.variables ?? {} });
}
