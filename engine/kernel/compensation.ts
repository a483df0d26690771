import type { Element } from '../model.ts';
import { expectsLateAnswers } from './late-answers.ts';
import { complete } from './lifecycle.ts';
import type { Compensable, Instance, Undoes, Variables } from './state.ts';
import { elementById, elementOf, queueInstance, type Turn } from './turn.ts';

/**
 * An activity with a compensation handler has completed: its scope remembers it, with the data as it was, so that the handler
 * sees what this very instance got and gave. A completed sub-process hands its memory to the scope around it.
 */
export function rememberForCompensation(
  turn: Turn,
  instance: Instance,
  element: Element,
  written: Variables,
): void {
  const handler = 'compensation' in element ? element.compensation : undefined;
  const inner = instance.compensable;
  // What a handler did to undo something is not undone in its turn.
  if (instance.undoes !== undefined || (handler === undefined && inner === undefined)) return;
  const scope = scopeAround(turn, instance);
  (scope.compensable ??= []).push({
    element: element.id,
    instance: instance.id,
    ...(handler === undefined ? {} : { handler }),
    ...(inner === undefined ? {} : { inner }),
    variables: { ...instance.variables, ...written },
  });
}

/** Throws compensation from `thrower`, which waits until everything is undone, in reverse order of completion. BPMN 2.0, 10.7. */
export function compensate(turn: Turn, thrower: Instance, activity?: string): void {
  const scope = scopeAround(turn, thrower);
  if (expectsLateAnswers(turn, scope)) {
    thrower.compensates = { scope: scope.id, ...(activity === undefined ? {} : { activity }) };
    return;
  }
  delete thrower.compensates;
  const own = turn.state.instances[thrower.parent];
  const completed = [...(scope.compensable ?? []), ...(own === scope ? [] : (own?.compensable ?? []))];
  const chosen = completed.filter((entry) => activity === undefined || entry.element === activity);
  const left = (entries: readonly Compensable[] = []): Compensable[] =>
    entries.filter((entry) => !chosen.includes(entry));
  if (scope.compensable !== undefined) scope.compensable = left(scope.compensable);
  if (own?.compensable !== undefined) own.compensable = left(own.compensable);
  thrower.undo = handlersOf(chosen, {});
  undoNext(turn, thrower);
}

/** Starts the next handler of a throwing event; when none is left, the event completes. */
function undoNext(turn: Turn, thrower: Instance): void {
  const next = thrower.undo?.pop();
  if (next?.handler === undefined) {
    delete thrower.undo;
    return complete(turn, thrower, {});
  }
  const handler = queueInstance(turn, next.handler, scopeAround(turn, thrower).id, { ...next.variables });
  handler.undoes = { thrower: thrower.id, element: next.element, instance: next.instance };
}

/** A handler is done: what it undid counts as compensated, and the throwing event goes on, if it still stands. */
export function undone(turn: Turn, undoes: Undoes): void {
  const element = elementById(turn.model, undoes.element);
  turn.path.push({
    at: turn.at,
    element: element.id,
    name: element.name ?? element.id,
    kind: element.kind,
    event: 'compensated',
    instance: undoes.instance,
  });
  const thrower = turn.state.instances[undoes.thrower];
  if (thrower !== undefined) undoNext(turn, thrower);
}

function handlersOf(entries: readonly Compensable[], around: Variables): Compensable[] {
  return entries.flatMap((entry) => {
    const variables = { ...around, ...entry.variables };
    return entry.handler === undefined ? handlersOf(entry.inner ?? [], variables) : [{ ...entry, variables }];
  });
}

/** The scope that remembers what an instance did: not a multi-instance body, nor an event sub-process, which undoes for its scope. */
export function scopeAround(turn: Turn, instance: Instance): Instance {
  let at = turn.state.instances[instance.parent];
  while (at !== undefined) {
    const { kind } = elementOf(turn, at);
    if (at.loop === undefined && (kind === 'process' || kind === 'subProcess')) return at;
    at = turn.state.instances[at.parent];
  }
  throw new Error(`${instance.element} lies in no scope`);
}
