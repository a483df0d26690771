import type { Value } from '../../engine/value.ts';
import type { Activity, Drawn, Process, Scope } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import { isPlaceholder, runningDataFlow } from './associations.ts';
import { objectOf, variableOf } from './item-variable.ts';

type Item = Drawn & { readonly name?: string; readonly isCollection?: boolean };

/**
 * The variables that live as long as an element: its properties, and as a scope the data objects in it, and what a process is
 * given and gives. A data object that no association fills or reads only shows something. BPMN 2.0, 10.4.1.
 */
export function compileData(
  element: Process | Activity,
  drawing: Drawing,
): { readonly [variable: string]: Value } | undefined {
  const properties = ((element.properties ?? []) as readonly Item[]).filter((item) => !isPlaceholder(item));
  const { flowElements = [] } = element as Scope;
  const { dataInputs = [], dataOutputs = [] } = isA(element, 'bpmn:Process')
    ? (element.ioSpecification ?? {})
    : {};
  const moved = movedItems(drawing);
  const entries = [
    ...properties.flatMap((item) => initialValues(item, [variableOf(item)])),
    ...[...(flowElements as readonly Item[]), ...dataInputs, ...dataOutputs].flatMap((item: Item) =>
      initialValues(item, [...(moved.get(item) ?? [])]),
    ),
  ];
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function initialValues(
  { isCollection }: Item,
  names: readonly (string | undefined)[],
): readonly (readonly [string, Value])[] {
  return names.flatMap((name) => (name === undefined ? [] : [[name, isCollection === true ? [] : null]]));
}

const known = new WeakMap<Drawing, ReadonlyMap<Drawn, ReadonlySet<string>>>();

/** What associations that run read or fill, data objects for their references, each with the variables that it goes by: one, if all is well. */
export function movedItems(drawing: Drawing): ReadonlyMap<Drawn, ReadonlySet<string>> {
  let moved = known.get(drawing);
  if (moved === undefined) known.set(drawing, (moved = findMoved(drawing)));
  return moved;
}

function findMoved({ nodes }: Drawing): ReadonlyMap<Drawn, ReadonlySet<string>> {
  const moved = new Map<Drawn, Set<string>>();
  for (const node of nodes) {
    const { incoming, outgoing } = runningDataFlow(node);
    for (const { sourceRef = [], targetRef } of [...incoming, ...outgoing]) {
      for (const item of [...sourceRef, targetRef] as readonly (Drawn | undefined)[]) {
        const variable = variableOf(item);
        if (item === undefined || variable === undefined) continue;
        const object = objectOf(item) ?? item;
        moved.set(object, (moved.get(object) ?? new Set()).add(variable));
      }
    }
  }
  return moved;
}
