import type { Element, Mapping } from '../model.ts';
import type { Instance, Variables } from './state.ts';
import type { Turn } from './turn.ts';
import { mapInto, valueOf, writeAll } from './variables.ts';
import { markWatchers } from './watchers.ts';

/**
 * Maps an activity's inputs into variables of its own. A retry maps them again, from the data as it now is; a change by the
 * engineer that names an input stands in its place from then on, any other is written where the variable lives.
 */
export function mapInputs(turn: Turn, instance: Instance, element: Element, changed: Variables): void {
  const { state, at } = turn;
  const inputs = 'inputs' in element ? (element.inputs ?? []) : [];
  if (inputs.length === 0) return writeAll(state, instance, changed);

  const names = new Set(inputs.map(nameOf));
  writeAll(
    state,
    instance,
    pick(changed, (name) => !names.has(name)),
  );
  const set = { ...instance.set, ...pick(changed, (name) => names.has(name)) };
  if (Object.keys(set).length > 0) instance.set = set;

  const before = {
    ...pick(instance.variables, (name) => !names.has(name) || !instance.hidden),
    ...instance.hidden,
  };
  instance.hidden = pick(before, (name) => names.has(name));
  instance.variables = { ...before, ...set };
  mapInto(
    instance.variables,
    inputs.filter((input) => !Object.hasOwn(set, nameOf(input))),
    (source) => valueOf(state, instance, at, source),
    () => undefined,
  );
  // A retry maps inputs that conditions on the border see already.
  for (const name of names) markWatchers(state, instance, name, 'update');
}

function nameOf(input: Mapping): string {
  return input.target.split('.', 1)[0] ?? '';
}

function pick(variables: Variables = {}, wanted: (name: string) => boolean): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => wanted(name)));
}
