import type { ContainerElement, Element } from '../model.ts';
import { leaveCancelled } from './cancel.ts';
import { beginEventSubProcess } from './interrupt.ts';
import { expectsLateAnswers } from './late-answers.ts';
import { complete } from './lifecycle.ts';
import { startOf } from './scope.ts';
import type { Compensable, Instance, Undoes, Variables } from './state.ts';
import { createInstance, elementById, elementOf, queueInstance, type Turn } from './turn.ts';

/**
 * An activity that can be undone has completed: its scope remembers it, with the data as it was, so that the handler sees what
 * this very instance got and gave. A completed sub-process hands its memory to the scope around it.
 */
export function rememberForCompensation(
  turn: Turn,
  instance: Instance,
  element: Element,
  written: Variables,
): void {
  const handler = handlerOf(turn, element);
  const inner = instance.compensable;
  if (handler === undefined && inner === undefined) return;
  const around = turn.state.instances[instance.parent];
  const body = around?.element === instance.element ? around : undefined;
  // What a handler did to undo something is not undone in its turn.
  if (instance.undoes !== undefined || body?.undoes !== undefined) return;
  const scope = scopeAround(turn, instance);
  (scope.compensable ??= []).push({
    element: element.id,
    instance: instance.id,
    ...(handler === undefined ? {} : { handler }),
    ...(inner === undefined ? {} : { inner }),
    variables: { ...instance.variables, ...written },
    ...(body === undefined ? {} : { body: body.id }),
  });
}

/** How compensation is thrown: for all or for one activity, waited for or not. */
export interface Throwing {
  readonly activity?: string;
  readonly waitForCompletion?: false;
}

/**
 * Throws compensation from `thrower`: everything is undone in reverse order of completion, one after the other, and it waits for
 * that unless told otherwise. BPMN 2.0, 10.7.
 */
export function compensate(turn: Turn, thrower: Instance, { activity, waitForCompletion }: Throwing): void {
  const only = activity === undefined ? {} : { activity };
  if (waitForCompletion === false) {
    const beside = createInstance(turn, thrower.element, thrower.parent);
    beside.untold = true;
    compensate(turn, beside, only);
    return complete(turn, thrower, {});
  }
  const scope = scopeAround(turn, thrower);
  if (expectsLateAnswers(turn, scope)) {
    thrower.compensates = { scope: scope.id, ...only };
    return;
  }
  delete thrower.compensates;
  const chosen: Compensable[] = [];
  const left: Compensable[] = [];
  for (const entry of scope.compensable ?? [])
    (activity === undefined || entry.element === activity ? chosen : left).push(entry);
  if (scope.compensable !== undefined) scope.compensable = left;
  undoAll(turn, thrower, chosen);
}

/** `runner` undoes these, the last first, then goes on. */
export function undoAll(turn: Turn, runner: Instance, entries: readonly Compensable[]): void {
  runner.undo = handlersOf(entries, {});
  undoNext(turn, runner);
}

function undoNext(turn: Turn, runner: Instance): void {
  const next = runner.undo?.pop();
  if (next?.handler === undefined) {
    delete runner.undo;
    return runner.cancelled ? leaveCancelled(turn, runner) : complete(turn, runner, {});
  }
  const within = next.within ?? (runner.cancelled ? runner.id : scopeAround(turn, runner).id);
  const undoes = { thrower: runner.id, element: next.element, instance: next.instance, entry: next };
  if (elementById(turn.model, next.handler).kind === 'eventSubProcess')
    return undoInside(turn, next, next.handler, within, undoes);
  queueInstance(turn, next.handler, within, { ...next.variables }).undoes = undoes;
}

/**
 * A completed sub-process undoes itself by a compensation event sub-process: its scope is there once more, with the data and the
 * memory it had when it completed. BPMN 2.0, 10.7.
 */
function undoInside(turn: Turn, entry: Compensable, handler: string, within: number, undoes: Undoes): void {
  const scope = createInstance(turn, entry.element, within, { ...entry.variables });
  scope.untold = true;
  scope.undoes = undoes;
  if (entry.inner !== undefined) scope.compensable = [...entry.inner];
  beginEventSubProcess(turn, scope, startOf(turn, handler), {});
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

/** What undoes the entries, in their order: a sub-process without a handler is undone by what undoes its activities. */
function handlersOf(entries: readonly Compensable[], around: Partial<Compensable>): Compensable[] {
  return entries.flatMap((entry) => {
    const variables = { ...around.variables, ...entry.variables };
    const within = entry.within ?? around.within;
    const whole = { ...entry, variables, ...(within === undefined ? {} : { within }) };
    return entry.handler === undefined ? handlersOf(entry.inner ?? [], whole) : [whole];
  });
}

/** The activity that undoes an element, or the event sub-process in it that does. */
function handlerOf(turn: Turn, element: Element): string | undefined {
  if ('compensation' in element && element.compensation !== undefined) return element.compensation;
  const inside = isScope(element) ? (element.eventSubProcesses ?? []) : [];
  return inside.find((id) => startOf(turn, id).event.kind === 'compensation');
}

/** The scope that remembers what an instance did: not a multi-instance body, nor an event sub-process, which undoes for its scope. */
export function scopeAround(turn: Turn, instance: Instance): Instance {
  let at = turn.state.instances[instance.parent];
  while (at !== undefined) {
    if (at.loop === undefined && isScope(elementOf(turn, at))) return at;
    at = turn.state.instances[at.parent];
  }
  throw new Error(`${instance.element} lies in no scope`);
}

/** Whether what completed in an element is remembered there: an event sub-process remembers nothing itself. */
export function isScope(element: Element): element is Exclude<ContainerElement, { kind: 'eventSubProcess' }> {
  return 'starts' in element && element.kind !== 'eventSubProcess';
}
