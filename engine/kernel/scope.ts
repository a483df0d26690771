import type { ContainerElement, Element, EventElement } from '../model.ts';
import { mayEnd } from './ad-hoc.ts';
import { interruptedBefore } from './conditions.ts';
import { InstanceSite } from './site.ts';
import { enterStarts } from './starts.ts';
import type { Instance } from './state.ts';
import { elementById, elementOf, type Turn } from './turn.ts';
import { arm, triggersOf } from './waits.ts';

/** Arms the boundary events of an activity, once. */
export function armBoundaryEvents(turn: Turn, host: Instance, element: Element): void {
  if (!('boundary' in element) || element.boundary === undefined || host.guarded) return;
  const events = element.boundary.map((id) => elementById(turn.model, id));
  armAll(
    turn,
    host,
    events.filter((event) => event.kind === 'boundaryEvent'),
  );
  host.guarded = true;
}

/** A process or sub-process begins: its event sub-processes listen, and a token enters where it starts. */
export function beginScope(turn: Turn, scope: Instance): void {
  armEventSubProcesses(turn, scope);
  if (!interruptedBefore(turn, scope)) enterStarts(turn, scope, containerOf(turn, scope));
  turn.touched.add(scope.id);
}

/** The event sub-processes of a scope wait for their start events from now on. */
export function armEventSubProcesses(turn: Turn, scope: Instance): void {
  const { eventSubProcesses = [] } = containerOf(turn, scope);
  // A scope that could not begin is begun again: what it waits for already it goes on waiting for.
  const armed = new Set(scope.waits?.map((id) => turn.state.waits[id]?.element));
  armAll(
    turn,
    scope,
    eventSubProcesses.map((id) => startOf(turn, id)).filter(({ id }) => !armed.has(id)),
  );
}

/** All or none: where one has no valid trigger, a retry must not arm the others twice. */
function armAll(turn: Turn, owner: Instance, events: readonly EventElement[]): void {
  const site = new InstanceSite(turn, owner);
  const awaited = events.map((event) => ({ event, triggers: triggersOf(event.event, site) }));
  for (const { event, triggers } of awaited) {
    for (const { trigger, part } of triggers) arm(turn, owner, event.id, trigger, part);
  }
}

/** The start event of an event sub-process: it has exactly one. */
export function startOf(turn: Turn, eventSubProcess: string): Extract<Element, { kind: 'startEvent' }> {
  const element = elementById(turn.model, eventSubProcess);
  const start = element.kind === 'eventSubProcess' ? element.starts[0] : undefined;
  const event = start === undefined ? undefined : elementById(turn.model, start);
  if (event?.kind !== 'startEvent') throw new Error(`${eventSubProcess} has no start event`);
  return event;
}

/** Whether nothing is left to happen in a scope: no active element, no token held at a join. */
export function hasEnded(turn: Turn, instance: Instance): boolean {
  const element = elementOf(turn, instance);
  return (
    'starts' in element &&
    instance.id !== turn.state.cleanUp?.instance &&
    instance.loop === undefined &&
    instance.incident === undefined &&
    instance.cancelled === undefined &&
    instance.outside === undefined &&
    (instance.active ?? 0) === 0 &&
    instance.arrived === undefined &&
    (element.kind !== 'adHocSubProcess' || mayEnd(element, instance))
  );
}

function containerOf(turn: Turn, scope: Instance): ContainerElement {
  const element = elementOf(turn, scope);
  if (!('starts' in element)) throw new Error(`${element.id} is no scope`);
  return element;
}
