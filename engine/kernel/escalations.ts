import { catchWith, catcherOf, catchersAround, takes } from './catchers.ts';
import type { Escalation } from './happening.ts';
import { complete } from './lifecycle.ts';
import type { CaughtEscalation, Instance } from './state.ts';
import type { Turn } from './turn.ts';

/**
 * Throws an escalation: the innermost event that takes its code has it, be it of the calling case. The token goes on, unless that
 * event interrupted it; nobody catches it, and nothing else happens. BPMN 2.0, 10.5.1 and 13.5.4.
 */
export function escalate(turn: Turn, thrower: Instance, escalation: Escalation): void {
  if (raiseEscalation(turn, thrower, escalation) === 'the caller will interrupt') {
    thrower.calledOff = true;
    return;
  }
  if (turn.state.instances[thrower.id] !== undefined)
    complete(turn, thrower, { detail: { escalationCode: escalation.code } });
}

/** Looks for the catcher around an instance: the throwing event, or the activity whose called case threw. */
export function raiseEscalation(
  turn: Turn,
  from: Instance,
  escalation: Escalation,
): 'the caller will interrupt' | 'dealt with' {
  const { code, variables = {} } = escalation;
  const catcher = catcherOf(turn, from, 'escalation', code);
  if (catcher !== undefined) {
    const extra = { escalationCode: code };
    catchWith(turn, catcher, { result: variables, extra, detail: extra });
    return 'dealt with';
  }
  const caught = turn.state.escalationsCaught?.find((one) => takes(one, code));
  if (caught === undefined) return 'dealt with';
  turn.commands.push({ do: 'escalate', escalation });
  return caught.interrupting ? 'the caller will interrupt' : 'dealt with';
}

/**
 * The escalations that something around an instance would catch, from the inside out. A called case is told: what nobody catches it
 * need not send, and where the event interrupts its token stays where it is, as it would in a sub-process.
 */
export function escalationsCaughtAround(turn: Turn, instance: Instance): readonly CaughtEscalation[] {
  const caught: CaughtEscalation[] = [];
  for (const { code, event } of catchersAround(turn, instance, 'escalation'))
    caught.push({ interrupting: event.interrupting, ...(code === undefined ? {} : { code }) });
  return [...caught, ...(turn.state.escalationsCaught ?? [])];
}
