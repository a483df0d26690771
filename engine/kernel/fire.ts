import { nextFiring } from '../time/cycle.ts';
import { happenAt, beginEventSubProcess, interruptHost, interruptScope } from './interrupt.ts';
import { complete, leave } from './lifecycle.ts';
import type { Answer, Wait } from './state.ts';
import { elementById, instanceById, record, type Turn } from './turn.ts';
import { arm, disarm, lookIntoBuffer } from './waits.ts';

/** What somebody waited for has happened. */
export function fire(turn: Turn, wait: Wait, payload: Answer): void {
  const owner = instanceById(turn, wait.owner);
  const event = elementById(turn.model, wait.element);
  switch (event.kind) {
    case 'boundaryEvent':
      if (event.interrupting) return interruptHost(turn, owner, event, payload);
      waitAgain(turn, wait);
      return happenAt(turn, event, owner.parent, payload);
    case 'startEvent':
      if (event.interrupting) return interruptScope(turn, owner, event, payload);
      waitAgain(turn, wait);
      return beginEventSubProcess(turn, owner, event, payload);
    case 'intermediateCatchEvent':
    case 'receiveTask':
      if (owner.element === event.id) {
        disarm(turn, wait);
        return complete(turn, owner, payload);
      }
      // An event-based gateway waited: the other events are lost, the token stands behind this one.
      record(turn, 'completed', owner, { detail: { chosen: event.id } });
      leave(turn, owner, []);
      return happenAt(turn, event, owner.parent, payload);
    default:
      throw new Error(`${event.id} (${event.kind}) waits for nothing`);
  }
}

/** A message may come again, or have come already; a signal may come again; a timer only as its cycle says. */
function waitAgain(turn: Turn, wait: Wait): void {
  if (wait.kind === 'message') return lookIntoBuffer(turn, wait);
  if (wait.kind === 'signal') return;
  const owner = instanceById(turn, wait.owner);
  const next = wait.repeat === undefined ? undefined : nextFiring(wait.due, wait.repeat);
  disarm(turn, wait);
  if (next !== undefined) arm(turn, owner, wait.element, { kind: 'timer', ...next });
}
