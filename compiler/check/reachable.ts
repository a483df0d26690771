import type { Element, Model } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { groupBy } from '../parse/grouping.ts';
import { concurrency } from './concurrency.ts';

/** Whether one element may have run before another is reached, or beside it; `open` is what is still at work then, if that is known. */
export type MayPrecede = (earlier: string, later: string, open?: string) => boolean;

/**
 * Follows flows, links, boundary events and event sub-processes, into scopes and out of them. Elements that tokens can be at at the
 * same time count as before one another: nobody knows which is first.
 */
export function reachability(model: Model): MayPrecede {
  const flows = edgesOf(model);
  const goesOn = reachedBy(flows);
  const mayFollow = reachedBy(withEndings(flows, model));
  const isBeside = concurrency(model);
  const undoers = undoersOf(model);
  // What undoes something does so wherever the case has got to, after an interruption too.
  const undoes = (one: string, other: string): boolean =>
    undoers.some(({ id, undone }) => goesOn(id, one) && mayFollow(undone, other));
  return (earlier, later, open = later) =>
    // An element reads its own result: in its outputs.
    mayFollow(earlier, later) || isBeside(earlier, open) || undoes(earlier, later) || undoes(later, earlier);
}

type Edges = ReadonlyMap<string, readonly string[]>;

/** Whether an element is another, or lies behind it. */
function reachedBy(edges: Edges): (from: string, id: string) => boolean {
  const behind = new Map<string, ReadonlySet<string>>();
  return (from, id) => {
    const known = behind.get(from);
    if (known !== undefined) return known.has(id);
    // A set goes over what is added meanwhile too.
    const seen = new Set([from]);
    for (const at of seen) for (const next of edges.get(at) ?? []) seen.add(next);
    behind.set(from, seen);
    return seen.has(id);
  };
}

/** With what takes the place of a scope: whatever happens in it has happened then, but nothing in it goes on beside that. */
function withEndings(flows: Edges, { elements }: Model): Edges {
  const ending = Object.values(elements).filter(
    ({ kind }) => kind === 'boundaryEvent' || kind === 'eventSubProcess',
  );
  const endings = groupBy(ending, (one) => (one.kind === 'boundaryEvent' ? one.attachedTo : one.scope));
  /** Events on the border of the scopes around an element, and event sub-processes in them that it is no part of. */
  const around = ({ id, scope }: Element): readonly string[] => {
    const outer = elements[scope ?? ''];
    if (outer === undefined) return [];
    const here = (endings.get(outer.id) ?? []).map((one) => one.id).filter((one) => one !== id);
    return [...here, ...around(outer)];
  };
  return new Map(
    Object.values(elements).map((element) => [
      element.id,
      [...(flows.get(element.id) ?? []), ...around(element)],
    ]),
  );
}

function edgesOf(model: Model): Edges {
  const edges = new Map<string, string[]>();
  const add = (from: string, to: string): void => void edges.set(from, [...(edges.get(from) ?? []), to]);
  for (const { source, target } of Object.values(model.flows)) add(source, target);
  const elements = Object.values(model.elements);
  for (const element of elements) {
    if (element.kind === 'boundaryEvent') add(element.attachedTo, element.id);
    if ('compensation' in element && element.compensation !== undefined)
      add(element.id, element.compensation);
    if ('event' in element && element.event.kind === 'link') {
      for (const other of elements)
        if ('event' in other && other.event.kind === 'link' && other.id !== element.id)
          add(element.id, other.id);
    }
    if (element.scope === undefined) continue;
    // Into the scope, and out of it wherever it ends.
    if (element.incoming.length === 0) add(element.scope, element.id);
    if (element.outgoing.length === 0) for (const target of exitsOf(element, model)) add(element.id, target);
  }
  return edges;
}

/** Where it goes on when nothing follows an element: behind the scope around it, or into its next round. */
function exitsOf(element: Element, model: Model): readonly string[] {
  const { scope } = element;
  const isForCompensation = 'isForCompensation' in element && element.isForCompensation;
  const around = model.elements[scope ?? ''];
  // What undoes something goes back to where that was asked for.
  if (around === undefined || isForCompensation === true) return [];
  const targets = around.outgoing.flatMap((flow) => model.flows[flow]?.target ?? []);
  const again =
    'loop' in around || 'repeat' in around || around.kind === 'adHocSubProcess' ? [around.id] : [];
  return [...again, ...(targets.length > 0 ? targets : exitsOf(around, model))];
}

/** What undoes something: a handler, or an event sub-process. */
function undoersOf(model: Model): readonly { readonly id: string; readonly undone: string }[] {
  return Object.values(model.elements).flatMap((element) => {
    if ('compensation' in element && element.compensation !== undefined)
      return [{ id: element.compensation, undone: element.id }];
    if (element.kind !== 'startEvent') return [];
    const around = model.elements[element.scope ?? ''];
    const undoes = partsOf(element.event).some(({ kind }) => kind === 'compensation');
    return undoes && around?.kind === 'eventSubProcess' && around.scope !== undefined
      ? [{ id: around.id, undone: around.scope }]
      : [];
  });
}
