import type { Element, ElementOf, EventElement, Model } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { literal } from '../check/scopes.ts';
import { letPass, thrownBy, together, type ThrownCodes } from './thrown-codes.ts';

/** What has to be known besides a model to say which errors come of it. */
export interface ErrorSources {
  /** Ids of the actions. */
  readonly actions: readonly string[];
  /** Any process, by id; undefined where it is not known. */
  modelOf(process: string): Model | undefined;
}

/**
 * Which errors come to a catching event: out of the activity on whose border it is, or from what goes on beside the event sub-process
 * that it starts. What an event further in catches does not come. BPMN 2.0, 10.5.1.
 */
export function errorsAt(event: EventElement, model: Model, sources: ErrorSources): ThrownCodes {
  const place = { model, sources, calls: [model.id] };
  if (event.kind === 'boundaryEvent') {
    const host = model.elements[event.attachedTo];
    return host === undefined ? 'any' : outOf(host, place);
  }
  const begun = model.elements[event.scope ?? ''];
  const around = model.elements[begun?.scope ?? ''];
  return around === undefined ? 'any' : beside(around, place);
}

interface Place {
  readonly model: Model;
  readonly sources: ErrorSources;
  /** The processes that have called each other, this one last. */
  readonly calls: readonly string[];
}

/** What comes to the border of an element. */
function outOf(element: Element, place: Place): ThrownCodes {
  const { model, sources } = place;
  const own = thrownBy(element, sources.actions);
  if (element.kind === 'callActivity') return together([own, outOfCalled(element, place)]);
  if (!('starts' in element)) return own;
  const reactions = childrenOf(element, model).filter(isEventSubProcess);
  const starts = reactions.flatMap((reaction) => reaction.starts.flatMap((id) => model.elements[id] ?? []));
  const inside = beside(element, place);
  return together([
    own,
    isUndoneInside(element, model) ? inside : letPass(starts, inside),
    // None catches what another of the same scope throws.
    ...reactions.map((reaction) => outOf(reaction, place)),
  ]);
}

/** What comes up to the event sub-processes of a scope. */
function beside(scope: Element, place: Place): ThrownCodes {
  const { model } = place;
  const children = childrenOf(scope, model).filter((child) => !isEventSubProcess(child));
  return together(
    children.map((child) => {
      const border = 'boundary' in child ? (child.boundary ?? []) : [];
      const thrown = outOf(child, place);
      return isUndoneInside(child, model)
        ? thrown
        : letPass(
            border.flatMap((id) => model.elements[id] ?? []),
            thrown,
          );
    }),
  );
}

function outOfCalled({ called, binding }: ElementOf<'callActivity'>, place: Place): ThrownCodes {
  const id = literal(called);
  // Another round throws nothing that this one does not.
  if (id !== undefined && place.calls.includes(id)) return new Set();
  const model = id === undefined || binding !== 'latest' ? undefined : place.sources.modelOf(id);
  const process = model?.elements[model.id];
  if (model === undefined || process === undefined) return 'any';
  return outOf(process, { ...place, model, calls: [...place.calls, model.id] });
}

/** What completed and is undone later catches nothing any more: its handlers' errors pass it. */
function isUndoneInside(scope: Element, model: Model): boolean {
  if (!('starts' in scope)) return false;
  return childrenOf(scope, model).some((child) => undoes(child, model) || isUndoneInside(child, model));
}

function undoes(element: Element, { elements }: Model): boolean {
  if (!isEventSubProcess(element))
    return 'isForCompensation' in element && element.isForCompensation === true;
  return element.starts.some((id) => {
    const start = elements[id];
    return start !== undefined && 'event' in start && partsOf(start.event).some(isCompensation);
  });
}

function isCompensation({ kind }: { readonly kind: string }): boolean {
  return kind === 'compensation';
}

function childrenOf(scope: Element, model: Model): readonly Element[] {
  return Object.values(model.elements).filter((element) => element.scope === scope.id);
}

function isEventSubProcess(element: Element): element is ElementOf<'eventSubProcess'> {
  return element.kind === 'eventSubProcess';
}
