import type { Element } from '../model.ts';
import { nextFiring } from '../time/cycle.ts';
import { happenAt, beginEventSubProcess, interruptHost, interruptScope } from './interrupt.ts';
import { complete, leave } from './lifecycle.ts';
import { awaitAllAgain, awaitsAll, forget, gathered } from './multiple.ts';
import type { Answer, Instance, Wait } from './state.ts';
import { elementById, instanceById, record, type Turn } from './turn.ts';
import { arm, disarm, lookIntoBuffer } from './waits.ts';

/** What somebody waited for has happened. */
export function fire(turn: Turn, wait: Wait, brought: Answer): void {
  const owner = instanceById(turn, wait.owner);
  const event = elementById(turn.model, wait.element);
  const payload = gathered(turn, wait, event, brought);
  if (payload === undefined) return;
  if (owner.element === event.id) {
    if (turn.state.waits[wait.id] !== undefined) disarm(turn, wait);
    return complete(turn, owner, payload);
  }
  switch (event.kind) {
    case 'boundaryEvent':
      if (event.interrupting) return interruptHost(turn, owner, event, payload);
      waitAgain(turn, owner, wait, event);
      return happenAt(turn, event, owner.parent, payload);
    case 'startEvent':
      if (event.interrupting) {
        forget(owner, event);
        return interruptScope(turn, owner, event, payload);
      }
      waitAgain(turn, owner, wait, event);
      return beginEventSubProcess(turn, owner, event, payload);
    case 'intermediateCatchEvent':
    case 'receiveTask':
      // An event-based gateway waited: the other events are lost, the token stands behind this one.
      record(turn, 'completed', owner, { detail: { chosen: event.id } });
      leave(turn, owner, []);
      return happenAt(turn, event, owner.parent, payload);
    default:
      throw new Error(`${event.id} (${event.kind}) waits for nothing`);
  }
}

/** A message may come again, or have come already; a signal may come again; a timer only as its cycle says; a condition when it has failed. */
function waitAgain(turn: Turn, owner: Instance, wait: Wait, event: Element): void {
  if (awaitsAll(event) !== undefined) return awaitAllAgain(turn, owner, event);
  if (wait.kind === 'message') return lookIntoBuffer(turn, wait);
  if (wait.kind !== 'timer') return;
  const next = wait.repeat === undefined ? undefined : nextFiring(wait.due, wait.repeat);
  disarm(turn, wait);
  if (next !== undefined) arm(turn, owner, wait.element, { kind: 'timer', ...next }, wait.part);
}
