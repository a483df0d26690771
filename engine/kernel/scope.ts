import type { ContainerElement, Element, EventElement, Model } from '../model.ts';
import { enter } from './lifecycle.ts';
import { InstanceSite } from './site.ts';
import type { Instance } from './state.ts';
import { elementById, elementOf, type Turn } from './turn.ts';
import { arm, triggerOf } from './waits.ts';

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
  const { startsAt } = scope;
  const starts =
    startsAt === undefined
      ? startsOf(turn.model, containerOf(turn, scope))
      : [elementById(turn.model, startsAt)];
  for (const start of starts) enter(turn, start, scope.id);
  turn.touched.add(scope.id);
}

/** The event sub-processes of a scope wait for their start events from now on. */
export function armEventSubProcesses(turn: Turn, scope: Instance): void {
  const { eventSubProcesses = [] } = containerOf(turn, scope);
  armAll(
    turn,
    scope,
    eventSubProcesses.map((id) => startOf(turn, id)),
  );
}

/** All or none: where one has no valid trigger, a retry must not arm the others twice. */
function armAll(turn: Turn, owner: Instance, events: readonly EventElement[]): void {
  const site = new InstanceSite(turn, owner);
  const triggers = events.map((event) => triggerOf(event.event, site));
  for (const [index, event] of events.entries()) {
    const trigger = triggers[index];
    if (trigger !== undefined) arm(turn, owner, event.id, trigger);
  }
}

/** The none start event; where a scope has no start events at all, every element without incoming flow. BPMN 2.0, 10.5.2. */
function startsOf(model: Model, container: ContainerElement): readonly Element[] {
  const candidates = container.starts.map((id) => elementById(model, id));
  const events = candidates.filter((element) => element.kind === 'startEvent');
  if (events.length === 0) return candidates;
  return [events.find((element) => element.event.kind === 'none') ?? events[0]].filter(
    (element) => element !== undefined,
  );
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
    instance.loop === undefined &&
    instance.incident === undefined &&
    instance.cancelled === undefined &&
    (instance.active ?? 0) === 0 &&
    instance.arrived === undefined
  );
}

function containerOf(turn: Turn, scope: Instance): ContainerElement {
  const element = elementOf(turn, scope);
  if (!('starts' in element)) throw new Error(`${element.id} is no scope`);
  return element;
}
