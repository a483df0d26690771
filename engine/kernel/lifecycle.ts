import { elements } from '../elements/index.ts';
import type { Element, Flow } from '../model.ts';
import { compensate, rememberForCompensation, undone } from './compensation.ts';
import { armBoundaryEvents, beginScope } from './scope.ts';
import { throwError } from './errors.ts';
import type { BpmnError } from './happening.ts';
import { incidentOf } from './incident-error.ts';
import { beginLoop, loopInstanceEnded, progressOf } from './loop.ts';
import type { Detail, ElementSemantics, Move } from './move.ts';
import { outgoingFlows } from './outgoing.ts';
import { InstanceSite } from './site.ts';
import type { Answer, Incident, Instance, Variables } from './state.ts';
import { terminateChildren } from './terminate.ts';
import {
  countEntry,
  createInstance,
  elementOf,
  instanceById,
  record,
  removeInstance,
  type Turn,
} from './turn.ts';
import { mapInto, mappedOutputs, valueOf, writeAll, type Extra } from './variables.ts';
import { arm, disarmAll } from './waits.ts';

/** A token enters an element: a new instance of it begins. */
export function enter(turn: Turn, element: Element, parent: number, variables?: Variables): Instance {
  const instance = createInstance(turn, element.id, parent, variables);
  begin(turn, instance);
  return instance;
}

/** An instance begins: its inputs are mapped, its boundary events armed, and the element says what it wants. */
export function begin(turn: Turn, instance: Instance): void {
  const element = elementOf(turn, instance);
  const inner = isLoopInstance(turn, instance);
  if ('loop' in element && element.loop !== undefined && !inner) {
    const loop = element.loop;
    attempt(turn, instance, () => {
      beginLoop(turn, instance, loop);
      armBoundaryEvents(turn, instance, element);
    });
    return;
  }
  record(turn, 'entered', instance);
  proceed(turn, instance);
}

/** What `begin` does after the path has been told; a retried incident comes here again. */
export function proceed(turn: Turn, instance: Instance): void {
  const element = elementOf(turn, instance);
  const inner = isLoopInstance(turn, instance);
  attempt(turn, instance, () => {
    if (!inner) countEntry(turn, element);
    if ('inputs' in element && element.inputs !== undefined) {
      instance.variables ??= {};
      mapInto(
        instance.variables,
        element.inputs,
        (source) => valueOf(turn.state, instance, turn.at, source),
        () => undefined,
      );
    }
    if (!inner) armBoundaryEvents(turn, instance, element);
    const semantics = elements[element.kind] as ElementSemantics<Element>;
    for (const move of semantics.enter(element, new InstanceSite(turn, instance)))
      perform(turn, instance, move);
  });
}

function perform(turn: Turn, instance: Instance, move: Move): void {
  switch (move.do) {
    case 'complete':
      return complete(turn, instance, move.result === undefined ? {} : { result: move.result }, {
        detail: move.detail,
      });
    case 'take':
      return complete(turn, instance, {}, { detail: move.detail, flows: move.flows });
    case 'call':
      turn.commands.push({
        do: 'call',
        instance: instance.id,
        element: instance.element,
        job: instance.called ? { ...move.job, repeated: true } : move.job,
      });
      instance.outside = 'job';
      instance.called = true;
      return;
    case 'open':
      instance.outside = 'task';
      instance.task = move.task;
      turn.commands.push({ do: 'open', instance: instance.id, element: instance.element, task: move.task });
      return;
    case 'child':
      instance.outside = 'child';
      turn.commands.push({
        do: 'child',
        instance: instance.id,
        element: instance.element,
        child: move.child,
      });
      return;
    case 'await':
      return arm(turn, instance, move.element, move.trigger);
    case 'publish':
      turn.commands.push(move);
      return;
    case 'begin':
      return beginScope(turn, instance);
    case 'throw':
      return throwError(turn, instance, move.error, 'end');
    case 'terminate':
      terminateChildren(turn, instanceById(turn, instance.parent), instance);
      return complete(turn, instance, {});
    case 'compensate':
      return compensate(turn, instance, move.activity);
    default:
      return move satisfies never;
  }
}

interface Completion {
  readonly extra?: Extra;
  readonly detail?: Detail | undefined;
  /** Leave by exactly these flows, not by what the element's flows say. */
  readonly flows?: readonly Flow[];
}

/** An instance is done: its result is mapped, its waits end, and its token goes on. */
export function complete(turn: Turn, instance: Instance, answer: Answer, completion: Completion = {}): void {
  const element = elementOf(turn, instance);
  const body = isLoopInstance(turn, instance) ? turn.state.instances[instance.parent] : undefined;
  attempt(turn, instance, () => {
    // All that can fail comes first, with the answer kept: a retry then need not do the work again.
    instance.answer = answer;
    const written = writeResult(turn, instance, element, answer, completion.extra);
    const progress = body === undefined ? undefined : progressOf(turn, body, instance);
    const flows = completion.flows ?? (goesOn(turn, instance) ? outgoingFlows(turn, instance, element) : []);
    delete instance.answer;

    record(turn, 'completed', instance, storyOf(answer, completion.detail));
    if (instance.parent === 0) return endCase(turn, instance);
    rememberForCompensation(turn, instance, element, written);
    if (body === undefined || progress === undefined) return leave(turn, instance, flows);
    disarmAll(turn, instance);
    removeInstance(turn, instance);
    loopInstanceEnded(turn, body, progress);
  });
}

/** The token of an instance that is done goes on. */
export function leave(turn: Turn, instance: Instance, flows: readonly Flow[]): void {
  disarmAll(turn, instance);
  removeInstance(turn, instance);
  if (instance.undoes !== undefined) return undone(turn, instance.undoes);
  for (const flow of flows) turn.moving.push({ to: 'target', flow, parent: instance.parent });
}

/** Runs a piece of an element's life; where it cannot go on, the instance stays and waits for an engineer. */
export function attempt(turn: Turn, instance: Instance, work: () => void): void {
  try {
    work();
  } catch (error) {
    raise(turn, instance, incidentOf(error));
  }
}

export function raise(turn: Turn, instance: Instance, incident: Incident): void {
  instance.incident = incident;
  record(turn, 'failed', instance, { detail: { code: incident.code, message: incident.message } });
  turn.commands.push({ do: 'alarm', instance: instance.id, element: instance.element, incident });
}

/** A BPMN error fails the whole case: its caller hears of it, nobody inside does. */
export function failCase(turn: Turn, error: BpmnError): void {
  const root = instanceById(turn, 1);
  terminateChildren(turn, root);
  disarmAll(turn, root);
  turn.state.ending = { code: error.code, message: error.message };
  turn.state.status = 'failed';
  record(turn, 'failed', root, { detail: { code: error.code, message: error.message } });
  turn.commands.push({ do: 'end', status: 'failed', variables: root.variables ?? {} });
  removeInstance(turn, root);
}

function endCase(turn: Turn, root: Instance): void {
  disarmAll(turn, root);
  turn.state.status = 'completed';
  turn.commands.push({ do: 'end', status: 'completed', variables: root.variables ?? {} });
  removeInstance(turn, root);
}

/** Brings the answer into the data, and tells what it wrote there. zeebe: output mappings replace the merge of all variables. */
function writeResult(
  turn: Turn,
  instance: Instance,
  element: Element,
  answer: Answer,
  extra?: Extra,
): Variables {
  const outputs = 'outputs' in element ? element.outputs : undefined;
  if (outputs === undefined || outputs.length === 0) {
    if (answer.result !== undefined) writeAll(turn.state, instance, answer.result);
    return answer.result ?? {};
  }
  if (answer.result !== undefined) instance.variables = { ...instance.variables, ...answer.result };
  const seen: Extra | undefined = answer.by === undefined ? extra : { ...extra, completedBy: answer.by };
  const written = mappedOutputs(turn.state, instance, element, turn.at, seen);
  writeAll(turn.state, turn.state.instances[instance.parent] ?? instance, written);
  return written;
}

/** Whether flows lead on: not for a compensation handler, nor for one instance of several. */
function goesOn(turn: Turn, instance: Instance): boolean {
  return instance.undoes === undefined && !isLoopInstance(turn, instance);
}

/** One of the instances inside a multi-instance body: its parent is an instance of the same element. */
export function isLoopInstance(turn: Turn, instance: Instance): boolean {
  return turn.state.instances[instance.parent]?.element === instance.element;
}

function storyOf(answer: Answer, detail: Detail | undefined): { by?: string; detail?: Detail } {
  return {
    ...(answer.by === undefined ? {} : { by: answer.by }),
    ...(detail === undefined ? {} : { detail }),
  };
}
