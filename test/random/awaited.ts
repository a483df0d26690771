import type { Element, Model } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';

/** Something that somebody outside can send, and the element of the main process after which it makes sense; none: the start. */
export interface Awaited {
  readonly kind: 'message' | 'signal';
  readonly name: string;
  readonly afterElement?: string;
}

/** All messages and signals that the processes of a run wait for. */
export function awaitedIn(models: readonly Model[], main: Model): readonly Awaited[] {
  return models.flatMap((model) =>
    Object.values(model.elements).flatMap((element) =>
      namesIn(element).flatMap((awaited) => {
        const places = model === main ? [element] : callsIn(main);
        return places.map((place) => ({ ...awaited, ...anchorOf(main, place) }));
      }),
    ),
  );
}

/** What completes right before an element is reached. */
export function anchorOf(model: Model, element: Element): { readonly afterElement?: string } {
  const parent = element.scope === undefined ? undefined : model.elements[element.scope];
  const source = model.elements[model.flows[element.incoming[0] ?? '']?.source ?? ''];
  if (element.kind === 'boundaryEvent') return next(model, model.elements[element.attachedTo]);
  if (source?.kind === 'eventBasedGateway') return anchorOf(model, source);
  return source === undefined ? next(model, parent) : { afterElement: source.id };
}

function next(model: Model, element: Element | undefined): ReturnType<typeof anchorOf> {
  return element === undefined || element.kind === 'process' ? {} : anchorOf(model, element);
}

function namesIn(element: Element): readonly Awaited[] {
  if (element.kind === 'receiveTask') return nameOf('message', element.message.name);
  if (!('event' in element) || element.kind === 'endEvent' || element.kind === 'intermediateThrowEvent')
    return [];
  return partsOf(element.event).flatMap((part) =>
    part.kind === 'message' || part.kind === 'signal' ? nameOf(part.kind, part.name) : [],
  );
}

function nameOf(kind: Awaited['kind'], name: { readonly kind: string; readonly value?: unknown }) {
  return typeof name.value === 'string' ? [{ kind, name: name.value }] : [];
}

function callsIn(main: Model): readonly Element[] {
  return Object.values(main.elements).filter(({ kind }) => kind === 'callActivity');
}
