import { beginCleanUp } from './clean-up.ts';
import type { Happening } from './happening.ts';
import { incidentOf } from './incident-error.ts';
import { writeResult } from './lifecycle.ts';
import type { Instance, Variables, Withdrawn } from './state.ts';
import { elementById, type Turn } from './turn.ts';

type End = Extract<Happening, { on: 'done' | 'error' | 'broken' | 'withdrawn' }>;

/**
 * An instance ends early: what works on it outside is no longer wanted. A task is gone at once; a job or a called case goes on
 * until it hears of it, and is remembered until its end is told.
 */
export function withdraw(turn: Turn, instance: Instance, what: NonNullable<Instance['outside']>): void {
  turn.commands.push({ do: 'withdraw', instance: instance.id, what });
  if (what === 'task') return;
  (turn.state.withdrawn ??= {})[instance.id] = {
    element: instance.element,
    ...(turn.state.cleanUp === undefined ? {} : { variables: variablesToLose(turn, instance) }),
  };
}

/** It has ended. A clean-up that waits for it sees its result, if it did its work all the same, and begins when it was the last. */
export function takeEndOfWithdrawn(turn: Turn, end: End): void {
  const ended = turn.state.withdrawn?.[end.instance];
  delete turn.state.withdrawn?.[end.instance];
  if (ended !== undefined && end.on === 'done') writeLateResult(turn, ended, end);
  beginCleanUp(turn);
}

/** As the step would have written it; what scopes that are gone held goes to the process. A mapping that fails writes nothing. */
function writeLateResult(
  turn: Turn,
  { element, variables }: Withdrawn,
  { instance, result = {} }: Extract<End, { on: 'done' }>,
): void {
  const waiting = turn.state.instances[turn.state.cleanUp?.instance ?? 0];
  if (variables === undefined || waiting === undefined) return;
  const step: Instance = { id: instance, element, parent: waiting.parent, variables };
  try {
    writeResult(turn, step, elementById(turn.model, element), { result });
  } catch (error) {
    incidentOf(error);
  }
}

/** The variables of an instance and of the scopes around it that end with it: those of the process stay. */
function variablesToLose(turn: Turn, instance: Instance): Variables {
  const lost: Variables[] = [];
  for (let at: Instance | undefined = instance; at !== undefined && at.parent !== 0;) {
    lost.unshift(at.variables ?? {});
    at = turn.state.instances[at.parent];
  }
  return Object.assign({}, ...lost) as Variables;
}
