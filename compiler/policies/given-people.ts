import type { Element, ElementOf, Model } from '../../engine/model.ts';
import { literal } from '../check/scopes.ts';
import { pathOf, personsIn } from './persons.ts';
import { writesOf } from './writes.ts';

/** A place that gives a variable something else than the person it is to hold. */
export interface Misgiven {
  readonly process: string;
  readonly element: string;
}

/** Where a variable of a process comes to hold nobody certain: there, and in those that call it. */
export function misgiven(
  person: string,
  process: string,
  models: ReadonlyMap<string, Model>,
  seen: Set<string> = new Set(),
): readonly Misgiven[] {
  if (seen.has(`${process} ${person}`)) return [];
  seen.add(`${process} ${person}`);
  const own = elementsOf(models.get(process))
    .filter((element) => setsWrongly(element, person))
    .map(({ id }) => ({ process, element: id }));
  const given = [...models.values()].flatMap((model) =>
    elementsOf(model).flatMap((call) => {
      if (call.kind !== 'callActivity' || literal(call.called) !== process) return [];
      const source = givenBy(call, person);
      if (source === person) return misgiven(person, model.id, models, seen);
      const isSure = source === 'startedBy' || (source !== undefined && isKept(source, model));
      return isSure ? [] : [{ process: model.id, element: call.id }];
    }),
  );
  return [...own, ...given];
}

function givenBy(
  { inputs = [], propagateAll }: ElementOf<'callActivity'>,
  person: string,
): string | undefined {
  const given = inputs.findLast(({ target }) => target === person);
  if (given !== undefined) return pathOf(given.source);
  return propagateAll.parent ? person : undefined;
}

/** Every step that writes the variable keeps in it who answered a task. */
function isKept(source: string, model: Model): boolean {
  const [variable = source] = source.split('.');
  const writers = elementsOf(model).filter((element) => writesOf(element).has(variable));
  return (
    writers.length > 0 &&
    writers.every(
      (element) =>
        'outputs' in element &&
        (element.outputs ?? []).some(
          (output) => element.kind === 'userTask' && personsIn(output.source, output.target).includes(source),
        ),
    )
  );
}

function setsWrongly(element: Element, person: string): boolean {
  const writes = writesOf(element);
  const written = writes.get(person);
  const isPerson = (path: string | undefined): boolean =>
    path === person || path === 'startedBy' || path === 'completedBy';
  if (writes.has(person) && !isPerson(written && pathOf(written))) return true;
  // What a call takes in, the called process holds.
  if (element.kind === 'callActivity' || !('inputs' in element)) return false;
  return (element.inputs ?? []).some(({ target, source }) => target === person && !isPerson(pathOf(source)));
}

function elementsOf(model: Model | undefined): readonly Element[] {
  return Object.values(model?.elements ?? {});
}
