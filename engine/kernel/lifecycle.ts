import { elements } from '../elements/index.ts';
import type { Element, Flow } from '../model.ts';
import { adHocProgress, beginAdHoc, elementLeft, handOutCollection, type AdHocProgress } from './ad-hoc.ts';
import { cancelTransaction } from './cancel.ts';
import { compensate, isScope, rememberForCompensation, scopeAround, undone } from './compensation.ts';
import { interruptedBefore } from './conditions.ts';
import { armBoundaryEvents, beginScope } from './scope.ts';
import { throwError } from './errors.ts';
import type { JobCall } from './command.ts';
import { escalate } from './escalations.ts';
import type { BpmnError } from './happening.ts';
import { incidentOf } from './incident-error.ts';
import { starves } from './input-sets.ts';
import { mapInputs } from './inputs.ts';
import { disarmEventSubProcesses } from './interrupt.ts';
import { instanceEnded, isLooped, proceedBody, progressIn } from './iteration.ts';
import { handOverLateAnswers } from './late-answers.ts';
import { callListener } from './listeners.ts';
import type { Progress } from './loop.ts';
import { throwFromLoop } from './loop-events.ts';
import type { ElementSemantics, Move } from './move.ts';
import { outgoingFlows } from './outgoing.ts';
import { broadcast } from './signals.ts';
import { InstanceSite } from './site.ts';
import type { Answer, Incident, Instance, Variables } from './state.ts';
import { emptyScope, terminateChildren } from './terminate.ts';
import { thrownSoFar, throwAll } from './throw-all.ts';
import {
  countEntry,
  createInstance,
  elementOf,
  instanceById,
  record,
  removeInstance,
  type Turn,
} from './turn.ts';
import { mappedOutputs, writeAll } from './variables.ts';
import { arm, disarmAll } from './waits.ts';

/** A token enters an element: a new instance of it begins. */
export function enter(turn: Turn, element: Element, parent: number): void {
  begin(turn, createInstance(turn, element.id, parent));
}

/** An instance begins: its inputs are mapped, its boundary events armed, and the element says what it wants. */
export function begin(turn: Turn, instance: Instance, story?: Pick<Answer, 'by'>): void {
  if (instance.pending) delete instance.pending;
  // The body of a loop is no element of its own: its instances tell the story.
  if (!isBody(turn, instance, elementOf(turn, instance))) record(turn, 'entered', instance, story);
  proceed(turn, instance);
}

/** What `begin` does after the path has been told; a retried incident comes here again, with what the engineer changed. */
export function proceed(turn: Turn, instance: Instance, changed: Variables = {}): void {
  const element = elementOf(turn, instance);
  const inner = isLoopInstance(turn, instance);
  attempt(turn, instance, () => {
    if (inner && !('repeat' in element)) turn.loopInstances += 1;
    countEntry(turn, element);
    if (!inner && starves(turn, instance, element)) return writeAll(turn.state, instance, changed);
    if (!inner && isLooped(element)) {
      writeAll(turn.state, instance, changed);
      armBoundaryEvents(turn, instance, element);
      if (interruptedBefore(turn, instance)) return;
      return proceedBody(turn, instance);
    }
    if (element.data !== undefined) instance.variables = { ...element.data, ...instance.variables };
    mapInputs(turn, instance, element, changed);
    if (!inner) armBoundaryEvents(turn, instance, element);
    if (interruptedBefore(turn, instance)) return;
    if (!callListener(turn, instance, element, 'start')) work(turn, instance, element);
  });
}

/** The element does what its kind does. */
export function work(turn: Turn, instance: Instance, element: Element): void {
  const semantics = elements[element.kind] as ElementSemantics<Element>;
  for (const move of semantics.enter(element, new InstanceSite(turn, instance)))
    perform(turn, instance, move);
}

/** Does one of the things that an element wants. */
export function perform(turn: Turn, instance: Instance, move: Move): void {
  switch (move.do) {
    case 'complete':
      return complete(turn, instance, move);
    case 'take':
      return complete(turn, instance, move, move.flows);
    case 'call':
      turn.commands.push({
        do: 'call',
        instance: instance.id,
        element: instance.element,
        job:
          instance.called !== undefined || instance.thrown?.index
            ? jobAgain(instance, move.job, turn.at)
            : move.job,
      });
      instance.outside = 'job';
      instance.called ??= turn.at;
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
      return arm(turn, instance, move.element, move.trigger, move.part);
    case 'publish':
      turn.commands.push(move);
      return;
    case 'begin':
      return beginScope(turn, instance);
    case 'activate':
      return beginAdHoc(turn, instance, move.elements);
    case 'throw':
      return throwError(turn, instance, move.error, 'end');
    case 'escalate':
      return escalate(turn, instance, move.escalation);
    case 'broadcast':
      return broadcast(turn, instance, move);
    case 'terminate':
      emptyScope(turn, instanceById(turn, instance.parent), instance);
      return complete(turn, instance, {});
    case 'compensate':
      return compensate(turn, instance, move);
    case 'cancel':
      return cancelTransaction(turn, instance);
    case 'ask':
      return removeInstance(turn, instance);
    case 'throwAll':
      return throwAll(turn, instance, move.events);
    default:
      return move satisfies never;
  }
}

/** A job that is not the first of its instance: the same again, or another result of a multiple event. */
function jobAgain({ called, thrown }: Instance, job: JobCall, at: number): JobCall {
  return {
    ...job,
    ...(thrown?.index ? { part: thrown.index } : {}),
    ...(called === undefined ? {} : { repeated: true }),
    ...(typeof called === 'number' ? { triedForMs: at - called } : {}),
  };
}

/** An instance is done: its result is mapped, its waits end, and its token goes on, by exactly these flows if they are given. */
export function complete(turn: Turn, instance: Instance, given: Answer, chosen?: readonly Flow[]): void {
  if (instance.untold) return leave(turn, instance, []);
  const answer = instance.thrown === undefined ? given : thrownSoFar(turn, instance, given);
  if (answer === undefined) return;
  const body = isLoopInstance(turn, instance) ? turn.state.instances[instance.parent] : undefined;
  const outcome = outcomeOf(turn, instance, body, answer, chosen);
  if (outcome === undefined) return;

  const element = elementOf(turn, instance);
  record(turn, 'completed', instance, storyOf(answer));
  if (instance.parent === 0) return endCase(turn, instance);
  rememberForCompensation(turn, instance, element, outcome.written);
  if (isScope(element)) {
    const inside = new Map([[instance.id, instance.variables]]);
    handOverLateAnswers(turn, inside, scopeAround(turn, instance));
  }
  if (body === undefined || outcome.progress === undefined)
    return leave(turn, instance, outcome.flows, outcome.adHoc);
  disarmAll(turn, instance);
  removeInstance(turn, instance);
  if (throwFromLoop(turn, body, instance, outcome.progress.throws))
    instanceEnded(turn, body, outcome.progress);
}

interface Outcome {
  readonly written: Variables;
  readonly progress: Progress | undefined;
  readonly flows: readonly Flow[];
  readonly adHoc: AdHocProgress | undefined;
}

/** All of a completion that can fail. Where it does, the answer is kept, so that a retry need not do the work, or write it, again. */
function outcomeOf(
  turn: Turn,
  instance: Instance,
  body: Instance | undefined,
  answer: Answer,
  chosen?: readonly Flow[],
): Outcome | undefined {
  const element = elementOf(turn, instance);
  let { written } = answer;
  try {
    written ??= writeResult(turn, instance, element, answer);
    if (callListener(turn, instance, element, 'end')) {
      // What comes behind the work waits for it; an event must not begin anything more in a scope that is done.
      disarmEventSubProcesses(turn, instance);
      instance.answer = { ...answer, written };
      return undefined;
    }
    const progress = body === undefined ? undefined : progressIn(turn, body, instance);
    const goesOn = body === undefined && instance.undoes === undefined;
    const flows = chosen ?? (goesOn ? outgoingFlows(turn, instance, element) : []);
    const adHoc = body === undefined ? adHocProgress(turn, instance, flows) : undefined;
    return { written, progress, flows, adHoc };
  } catch (error) {
    instance.answer = written === undefined ? answer : { ...answer, written };
    raise(turn, instance, incidentOf(error));
    return undefined;
  }
}

/** The token of an instance that is done goes on. */
export function leave(turn: Turn, instance: Instance, flows: readonly Flow[], adHoc?: AdHocProgress): void {
  disarmAll(turn, instance);
  removeInstance(turn, instance);
  if (instance.undoes !== undefined) return undone(turn, instance.undoes);
  for (const flow of flows) turn.moving.push({ to: 'target', flow, parent: instance.parent });
  if (adHoc !== undefined) elementLeft(turn, adHoc);
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
  if (instance.unclear === 'meanwhile') delete instance.unclear;
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
export function writeResult(turn: Turn, instance: Instance, element: Element, answer: Answer): Variables {
  const { result = {}, extra, by } = answer;
  handOutCollection(turn, instance);
  const outputs = 'outputs' in element ? element.outputs : undefined;
  if (outputs === undefined || outputs.length === 0) {
    // zeebe: propagateAllChildVariables="false" keeps what the called case made to itself.
    if (element.kind === 'callActivity' && !element.propagateAll.child) return {};
    writeAll(turn.state, instance, result);
    return result;
  }
  if (answer.result !== undefined) instance.variables = { ...instance.variables, ...result };
  const seen = by === undefined ? extra : { ...extra, completedBy: by };
  const written = mappedOutputs(turn.state, instance, element, turn.at, seen);
  writeAll(turn.state, turn.state.instances[instance.parent] ?? instance, written);
  return written;
}

/** The body of a loop, around its instances. */
function isBody(turn: Turn, instance: Instance, element: Element): boolean {
  return isLooped(element) && !isLoopInstance(turn, instance);
}

/** One of the instances inside the body of a loop: its parent is an instance of the same element. */
export function isLoopInstance(turn: Turn, instance: Instance): boolean {
  return turn.state.instances[instance.parent]?.element === instance.element;
}

function storyOf({ by, detail }: Answer): Pick<Answer, 'by' | 'detail'> {
  return { ...(by === undefined ? {} : { by }), ...(detail === undefined ? {} : { detail }) };
}
