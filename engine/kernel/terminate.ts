import { expectLateAnswer } from './late-answers.ts';
import type { Instance } from './state.ts';
import { record, removeInstance, stopTokens, type Turn } from './turn.ts';
import { disarmAll } from './waits.ts';
import { withdraw } from './withdrawn.ts';

/** Ends an instance and all inside it before its time; whatever works on them outside is withdrawn. */
export function terminate(turn: Turn, instance: Instance): void {
  terminateChildren(turn, instance);
  disarmAll(turn, instance);
  if (instance.outside !== undefined && !expectLateAnswer(turn, instance)) {
    withdraw(turn, instance, instance.outside);
  }
  // A multi-instance body is no element of its own, and what has not begun has no story to end.
  if (instance.loop === undefined && !instance.pending && !instance.untold)
    record(turn, 'terminated', instance);
  removeInstance(turn, instance);
}

/** Ends everything inside a scope that itself goes on, but for one instance. */
export function emptyScope(turn: Turn, scope: Instance, except?: Instance): void {
  stopTokens(turn, scope);
  if (scope.adHoc !== undefined) scope.adHoc = { ...scope.adHoc, queue: [], over: true };
  terminateChildren(turn, scope, except);
}

/** Ends every instance inside another, but for one. */
export function terminateChildren(turn: Turn, scope: Instance, except?: Instance): void {
  for (const id of Object.keys(scope.children ?? {})) {
    const child = turn.state.instances[Number(id)];
    if (child !== undefined && child !== except) terminate(turn, child);
  }
  delete scope.arrived;
  delete scope.started;
}
