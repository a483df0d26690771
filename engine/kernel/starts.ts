import type { ContainerElement, Element, ElementOf } from '../model.ts';
import { partsOf } from '../model/event-parts.ts';
import { IncidentError } from './incident-error.ts';
import { happenAt } from './interrupt.ts';
import { begin, complete, enter } from './lifecycle.ts';
import { cameFirst } from './multiple.ts';
import { flowsOf } from './outgoing.ts';
import { InstanceSite } from './site.ts';
import type { Instance } from './state.ts';
import { createInstance, elementById, record, type Turn } from './turn.ts';

/** A token enters a scope where it starts, or where the message came that began the case. */
export function enterStarts(turn: Turn, scope: Instance, container: ContainerElement): void {
  const { startsAt } = scope;
  if (startsAt !== undefined) return startAt(turn, scope, elementById(turn.model, startsAt));
  for (const start of startsOf(turn, scope, container)) enter(turn, start, scope.id);
}

/**
 * The none start event; else a conditional one whose condition holds. Where a scope has no start events at all, every element
 * without incoming flow. BPMN 2.0, 10.5.2.
 */
function startsOf(turn: Turn, scope: Instance, container: ContainerElement): readonly Element[] {
  const candidates = container.starts.map((id) => elementById(turn.model, id));
  const events = candidates.filter((element) => element.kind === 'startEvent');
  const [first] = events;
  if (first === undefined) return candidates;
  const chosen =
    events.find((element) => element.event.kind === 'none') ??
    events.find((element) => holds(turn, scope, element)) ??
    events.find((element) => !onlyConditions(element));
  if (chosen !== undefined) return [chosen];
  throw new IncidentError(
    'NO_START_CHOSEN',
    `no condition on the start events of ${scope.element} holds: the case has nowhere to begin`,
  );
}

function holds(turn: Turn, scope: Instance, { event }: ElementOf<'startEvent'>): boolean {
  if (event.kind === 'multiple' && event.parallel) return false;
  const site = new InstanceSite(turn, scope);
  return partsOf(event).some((part) => part.kind === 'conditional' && site.evaluate(part.condition) === true);
}

function onlyConditions({ event }: ElementOf<'startEvent'>): boolean {
  return partsOf(event).every((part) => part.kind === 'conditional');
}

/** A case begins at what its message was for: a start event, or what waits in its place. BPMN 2.0, 10.3.3 and 10.6.6. */
function startAt(turn: Turn, scope: Instance, element: Element): void {
  switch (element.kind) {
    case 'startEvent': {
      const start = createInstance(turn, element.id, scope.id);
      const came = cameFirst(element, scope.startsWith);
      if (came !== undefined) start.came = came;
      return begin(turn, start);
    }
    case 'receiveTask':
    case 'intermediateCatchEvent':
      return receiveFirst(turn, scope, element);
    default:
      return enter(turn, element, scope.id);
  }
}

/** What leads to it has happened with the message; a parallel gateway waits for its other messages in the case that has begun. */
function receiveFirst(
  turn: Turn,
  scope: Instance,
  element: ElementOf<'receiveTask'> | ElementOf<'intermediateCatchEvent'>,
): void {
  const before = sourceOf(turn, element);
  const gateway = before?.kind === 'eventBasedGateway' ? before : undefined;
  const start = gateway === undefined ? before : sourceOf(turn, gateway);
  for (const passed of [start, gateway]) if (passed !== undefined) pass(turn, scope, passed, element);
  happenAt(turn, element, scope.id, {});
  if (gateway?.instantiate !== 'parallel') return;
  for (const { target } of flowsOf(turn.model.flows, gateway.outgoing)) {
    if (target !== element.id) enter(turn, elementById(turn.model, target), scope.id);
  }
}

function sourceOf(turn: Turn, element: Element): Element | undefined {
  const flow = turn.model.flows[element.incoming[0] ?? ''];
  return flow === undefined ? undefined : elementById(turn.model, flow.source);
}

function pass(turn: Turn, scope: Instance, element: Element, chosen: Element): void {
  const instance = createInstance(turn, element.id, scope.id);
  record(turn, 'entered', instance);
  complete(turn, instance, element.kind === 'eventBasedGateway' ? { detail: { chosen: chosen.id } } : {}, []);
}
