import type { Expression } from '../../engine/feel/tree.ts';
import type { Element, Flow, Model } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { besides } from './beside.ts';
import type { Checked } from './checked.ts';
import { compensated } from './compensated.ts';
import { completions } from './completions.ts';
import { settled, type At } from './settled.ts';
import { isScope } from './locals.ts';
import { shownBy, toldApartBy } from './shown-by.ts';
import { besideOf, holds, joined, meet, type Known } from './something-known.ts';
import { somethingBehind } from './something-written.ts';
import { namesWritten } from './written-before.ts';

/**
 * Follows along all ways which variables and fields hold something, though the schema lets them be missing or null: where an element
 * has written them, and behind conditions that ask for them. Undefined of an element of which nobody can say; what is done beside it
 * is not looked at. So nothing is taken for missing that may well be there by the drawing.
 */
export function somethingBefore(
  checked: Checked,
): (element: Element) => ((path: string) => boolean) | undefined {
  const { model, start } = checked;
  const elements = Object.values(model.elements).filter(({ kind }) => kind !== 'process');
  const together = writtenTogether(elements, checked);
  const endsOf = completions(elements, besides(model));
  const undone = compensated(elements);

  /** What a condition shows, and what may hang on what it asks for: the fields beside it, and what was written together with it. */
  const told = ({ when }: Flow, isTrue: boolean): readonly string[] =>
    when === undefined ? [] : [...shownBy(when, isTrue), ...tied(when)];
  const tied = (when: Expression): readonly string[] =>
    toldApartBy(when).flatMap((steps) =>
      steps.length > 1 ? [besideOf(steps)] : (together.get(steps[0] ?? '') ?? []),
    );
  const toldAlong = new Map(
    Object.values(model.flows).map((flow) => [
      flow.id,
      [...notTaken(flow, model).flatMap((other) => told(other, false)), ...told(flow, true)],
    ]),
  );
  const along = (id: string, at: At<Known | undefined>): Known | undefined => {
    const had = at(model.flows[id]?.source)?.behind;
    const more = toldAlong.get(id) ?? [];
    return had === undefined || more.length === 0 ? had : new Set([...had, ...more]);
  };
  const entry = (element: Element, at: At<Known | undefined>): Known | undefined => {
    if (element.kind === 'boundaryEvent') {
      const isUndo = partsOf(element.event).some(({ kind }) => kind === 'compensation');
      return at(element.attachedTo)?.[isUndo ? 'behind' : 'before'];
    }
    const isHandler = 'isForCompensation' in element && element.isForCompensation === true;
    if (isHandler) return at(undone.get(element.id))?.behind;
    const scope = model.elements[element.scope ?? ''];
    const isWithin = scope !== undefined && scope.kind !== 'process' && scope.kind !== 'eventSubProcess';
    if (isWithin && element.kind !== 'eventSubProcess') return at(scope.id)?.before;
    const begins = element.kind === 'startEvent' || element.kind === 'eventSubProcess';
    // A link, for one, is reached from elsewhere.
    return begins ? new Set(start.required) : undefined;
  };
  const inside = (element: Element, at: At<Known | undefined>): Known | undefined => {
    const { last = [], all = [] } = endsOf.get(element.id) ?? {};
    const behind = (id: string): Known | undefined => at(id)?.behind;
    return last.length > 0 ? meet(last.map(behind)) : joined(all.map(behind));
  };

  const known = settled<Known | undefined>(
    elements,
    (element, at) => {
      const ways = element.incoming.map((id) => along(id, at));
      const isJoin = element.kind === 'parallelGateway' || element.kind === 'complexGateway';
      const before = ways.length === 0 ? entry(element, at) : isJoin ? joined(ways) : meet(ways);
      const within = isScope(element) ? inside(element, at) : before;
      const behind = before && within && somethingBehind(element, { before, inside: within }, checked);
      return { before, behind };
    },
    (one, other) => one?.size === other?.size,
  );
  return ({ id }) => {
    const before = known(id)?.before;
    return before && ((path) => holds(before, path));
  };
}

/** Flows out of the same element whose conditions were not true when one was taken. */
function notTaken(flow: Flow, { elements, flows }: Model): readonly Flow[] {
  const source = elements[flow.source];
  const all = source?.outgoing.flatMap((id) => flows[id] ?? []) ?? [];
  if (source !== undefined && 'defaultFlow' in source && source.defaultFlow === flow.id) return all;
  // In the order of the diagram: the first that holds is taken.
  return source?.kind === 'exclusiveGateway' ? all.slice(0, all.indexOf(flow)) : [];
}

/** Variables by one that the same element writes, or that comes with the start as they do. */
function writtenTogether(
  elements: readonly Element[],
  checked: Checked,
): ReadonlyMap<string, readonly string[]> {
  const together = new Map<string, Set<string>>();
  const writers = elements.map((element) => namesWritten(element, checked) ?? []);
  for (const names of [Object.keys(checked.start.properties ?? {}), ...writers]) {
    for (const name of names) together.set(name, new Set([...(together.get(name) ?? []), ...names]));
  }
  return new Map([...together].map(([name, names]) => [name, [...names]]));
}
