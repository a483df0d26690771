import type { MultiInstance } from '../model.ts';
import type { Expression } from '../feel/tree.ts';
import type { Value } from '../value.ts';
import { IncidentError } from './incident-error.ts';
import { adHocProgress } from './ad-hoc.ts';
import { attempt, leave } from './lifecycle.ts';
import { thrownBy } from './loop-events.ts';
import type { Move } from './move.ts';
import { outgoingFlows } from './outgoing.ts';
import type { Instance, Loop, Variables } from './state.ts';
import { terminateChildren } from './terminate.ts';
import { elementOf, MAX_INSTANCES, queueInstance, type Turn } from './turn.ts';
import { booleanOf, valueOf, writeVariable, type Extra } from './variables.ts';

/** Makes `body` the body of a multi-instance activity: all instances at once, or the first. BPMN 2.0, 13.3.7. */
export function beginLoop(turn: Turn, body: Instance, definition: MultiInstance): void {
  const items = itemsOf(turn, body, definition);
  const total = typeof items === 'number' ? items : items.length;
  const loop: Loop = { total, next: 0, completed: 0 };
  if (typeof items !== 'number') loop.items = items;
  // Each instance writes at its own place, so that the list keeps the order of the items whoever finishes first.
  if (definition.output !== undefined) loop.output = Array.from({ length: total }, () => null);
  body.loop = loop;
  if (total === 0) return endLoop(turn, body, definition);
  const first = definition.sequential ? 1 : total;
  while (loop.next < first) createLoopInstance(turn, body, definition, loop);
}

/** What one instance that is about to complete means for its loop. */
export interface Progress {
  readonly index: number;
  readonly output?: Value;
  /** The completion condition holds: the other instances are not needed. */
  readonly enough: boolean;
  /** What it throws, seen on the border of the activity. */
  readonly throws: readonly Move[];
}

export function progressOf(
  turn: Turn,
  body: Instance,
  instance: Instance,
  definition: MultiInstance,
): Progress {
  const loop = loopOf(body);
  const counts = countsOf(body, loop);
  const evaluate = (expression: Expression): Value =>
    valueOf(turn.state, instance, turn.at, expression, counts);
  return {
    index: Number(instance.variables?.['loopCounter']) - 1,
    ...(definition.output === undefined ? {} : { output: evaluate(definition.output.element) }),
    enough:
      definition.completionCondition !== undefined &&
      booleanOf(evaluate(definition.completionCondition), 'a completion condition'),
    throws: thrownBy(turn, instance, definition.throws ?? [], counts),
  };
}

/** One of the instances has completed: its output is kept; the loop goes on or ends. */
export function loopInstanceEnded(
  turn: Turn,
  body: Instance,
  definition: MultiInstance,
  progress: Progress,
): void {
  const loop = loopOf(body);
  loop.completed += 1;
  if (loop.output !== undefined) loop.output[progress.index] = progress.output ?? null;
  if (progress.enough) {
    terminateChildren(turn, body);
    return attempt(turn, body, () => endLoop(turn, body, definition));
  }
  if (loop.next < loop.total && definition.sequential) createLoopInstance(turn, body, definition, loop);
  else if (loop.completed === loop.total) attempt(turn, body, () => endLoop(turn, body, definition));
}

function loopOf(body: Instance): Loop {
  if (body.loop === undefined) throw new Error(`${body.element} is no multi-instance activity`);
  return body.loop;
}

function createLoopInstance(turn: Turn, body: Instance, definition: MultiInstance, loop: Loop): void {
  const variables: Variables = { loopCounter: loop.next + 1 };
  if ('collection' in definition.over && definition.over.element !== undefined) {
    variables[definition.over.element] = loop.items?.[loop.next] ?? null;
  }
  // A result that the output element collects stays with its instance, or parallel ones would overwrite each other's.
  const collected = definition.output === undefined ? undefined : rootName(definition.output.element);
  if (collected !== undefined && !(collected in variables)) variables[collected] = null;
  loop.next += 1;
  queueInstance(turn, body.element, body.id, variables);
}

/** The body is done: the list of outputs goes out, and its token leaves as the activity's. */
export function endLoop(turn: Turn, body: Instance, definition: MultiInstance): void {
  if (definition.output !== undefined) {
    const around = turn.state.instances[body.parent] ?? body;
    writeVariable(turn.state, around, definition.output.collection, body.loop?.output ?? []);
  }
  leaveLoop(turn, body);
}

/** The token of a body leaves as the activity's; that of a handler leads nowhere. */
export function leaveLoop(turn: Turn, body: Instance): void {
  const flows = body.undoes === undefined ? outgoingFlows(turn, body, elementOf(turn, body)) : [];
  leave(turn, body, flows, adHocProgress(turn, body, flows));
}

function itemsOf(turn: Turn, body: Instance, definition: MultiInstance): readonly Value[] | number {
  if ('collection' in definition.over) {
    const items = valueOf(turn.state, body, turn.at, definition.over.collection);
    if (isList(items)) return items;
    throw new IncidentError(
      'COLLECTION_INVALID',
      `the input collection must be a list, but is ${JSON.stringify(items)}`,
    );
  }
  const count = valueOf(turn.state, body, turn.at, definition.over.cardinality);
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= MAX_INSTANCES)
    return count;
  throw new IncidentError(
    'CARDINALITY_INVALID',
    `the number of instances must be a whole number up to ${MAX_INSTANCES}, but is ${JSON.stringify(count)}`,
  );
}

/** What a completion condition may ask, with the completing instance counted as complete. Names as Camunda 8 has them. */
function countsOf(body: Instance, loop: Loop): Extra {
  return {
    numberOfInstances: loop.total,
    numberOfActiveInstances: (body.active ?? 1) - 1,
    numberOfCompletedInstances: loop.completed + 1,
    numberOfTerminatedInstances: 0,
  };
}

function rootName(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'path' ? rootName(expression.source) : undefined;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
