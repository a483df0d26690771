import type { Expression } from '../../engine/feel/tree.ts';
import type { Element } from '../../engine/model.ts';
import type { Checked } from './checked.ts';
import { missingIn, stepsOf } from './missing-in.ts';
import { anything, type Shape } from './shape.ts';
import { prefixesOf } from './shown-by.ts';
import { holds, without, type Known } from './something-known.ts';
import { admitsNull } from './types/null-shapes.ts';
import { namesWritten } from './written-before.ts';

/**
 * What is known to hold something when an element has done its work, of what was known before it and inside it; undefined where the
 * element brings what nobody can say.
 */
export function somethingBehind(
  element: Element,
  { before, inside }: { readonly before: Known; readonly inside: Known },
  checked: Checked,
): Known | undefined {
  const names = namesWritten(element, checked);
  if (names === undefined) return undefined;
  const left = without(inside, names);
  if (!('loop' in element) || element.loop === undefined)
    return new Set([...left, ...written(element, before, checked)]);
  // None of its instances may have run; what is collected of them is a list all the same.
  const { output } = element.loop;
  return new Set(output === undefined ? left : [...left, output.collection]);
}

function written(element: Element, before: Known, checked: Checked): readonly string[] {
  const result = brought(element, checked);
  const outputs = 'outputs' in element ? element.outputs : undefined;
  if (outputs === undefined) return alwaysIn(result);
  return outputs.flatMap(({ source, target }) =>
    isSomething(source, element, before, checked) ? prefixesOf(target.split('.')) : [],
  );
}

/** What an element is answered; which variables of a called process are there at its end, its schema does not say: taken for all. */
function brought(element: Element, { scopes }: Checked): Shape {
  const result = scopes.result(element);
  if (element.kind !== 'callActivity' || result.properties === undefined) return result;
  return { ...result, required: Object.keys(result.properties) };
}

/** The fields that a result has for certain. */
function alwaysIn({ properties = {}, required }: Shape): readonly string[] {
  return Object.entries(properties)
    .filter(([name, shape]) => required?.includes(name) !== false && !admitsNull(shape))
    .map(([name]) => name);
}

/** Whether an output gives something, as far as can be said: what is computed is taken to. */
function isSomething(source: Expression, element: Element, before: Known, checked: Checked): boolean {
  if (source.kind === 'null') return false;
  const { scopes, holder } = checked;
  const steps = stepsOf(source);
  const result = brought(element, checked);
  if (steps === undefined || result === anything) return true;
  const [name = ''] = steps;
  const isOwn = Object.hasOwn(result.properties ?? {}, name);
  if (isOwn) return missingIn(steps, result, () => false) === undefined;
  if (holder(element, name) !== undefined) return true;
  return missingIn(steps, scopes.within(element), (path) => holds(before, path)) === undefined;
}
