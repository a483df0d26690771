import { catchWith, catcherOf, catchersAround } from './catchers.ts';
import type { BpmnError } from './happening.ts';
import { IncidentError } from './incident-error.ts';
import { failCase } from './lifecycle.ts';
import type { CaughtCodes, Instance } from './state.ts';
import type { Turn } from './turn.ts';

/**
 * Throws a BPMN error from an instance: the innermost event that catches its code takes it (BPMN 2.0, 10.5.1, error propagation).
 * Nobody does: an error end event fails the case; an error that a job reported is an incident, unless the calling case catches it.
 */
export function throwError(turn: Turn, from: Instance, error: BpmnError, source: 'end' | 'job'): void {
  const catcher = catcherOf(turn, from, 'error', error.code);
  if (catcher !== undefined) {
    const extra = { errorCode: error.code, errorMessage: error.message };
    return catchWith(turn, catcher, { result: error.variables ?? {}, extra, detail: extra });
  }
  if (source === 'end' || includes(turn.state.caughtByCaller, error.code)) return failCase(turn, error);
  throw new IncidentError(
    'ERROR_NOT_CAUGHT',
    `${from.element} threw the error ${error.code} (${error.message}) and no event catches it`,
  );
}

/** The error codes that something around an instance would catch: a called case is told, so that it can tell errors from incidents. */
export function codesCaughtAround(turn: Turn, instance: Instance): CaughtCodes {
  const codes: string[] = [];
  for (const catcher of catchersAround(turn, instance, 'error')) {
    if (catcher.code === undefined) return 'any';
    codes.push(catcher.code);
  }
  return turn.state.caughtByCaller === 'any' ? 'any' : [...codes, ...turn.state.caughtByCaller];
}

function includes(caught: CaughtCodes, code: string): boolean {
  return caught === 'any' || caught.includes(code);
}
