import type { Element } from '../../engine/model.ts';
import { references } from '../feel/index.ts';
import type { Checked } from './checked.ts';
import { localNames } from './locals.ts';
import type { Shape } from './shape.ts';
import { valuesOf } from './types/feel-type.ts';
import { typeExpression } from './types/index.ts';
import { spokenValues } from './types/spoken.ts';
import { writesOf } from './writes.ts';
import { namesWritten } from './written-before.ts';

/**
 * A condition asks what can differ: where all that is ever written to a variable is known, it is compared with a value that it can
 * have, and not only such that the answer is always the same.
 */
export function checkVaries(checked: Checked): void {
  const deciding = checked.reads.filter(({ decides }) => decides === true);
  const asked = new Set(deciding.flatMap(({ expression }) => references(expression).map(({ name }) => name)));
  const values = valuesWritten(asked, checked);
  for (const { id, what, expression, variables } of deciding) {
    const place = checked.model.elements[id] ?? checked.model.elements[checked.model.flows[id]?.source ?? ''];
    if (place === undefined) continue;
    const known = references(expression).flatMap(({ name }) => {
      const written = values.get(keyOf(place, name, checked));
      return written === undefined ? [] : [[name, written] as const];
    });
    if (known.length === 0) continue;
    const narrowed = Object.fromEntries(known.map(([name, written]) => [name, { enum: written }]));
    const before = new Set(typeExpression(expression, variables).mistakes.map(({ message }) => message));
    const { mistakes } = typeExpression(expression, {
      ...variables,
      properties: { ...variables.properties, ...narrowed },
    });
    for (const { message } of mistakes.filter((mistake) => !before.has(mistake.message))) {
      const [name = '', written = []] = known[0] ?? [];
      checked.error(id, {
        code: 'CONDITION_CONSTANT',
        message: `${what}: ${message}`,
        hint: `All that is ever written to "${name}" is ${spokenValues(written)}: correct the condition, or write what it asks for.`,
      });
    }
  }
}

/** A variable where an element sees it. */
function keyOf(element: Element, name: string, { holder }: Checked): string {
  return `${holder(element, name) ?? ''} ${name}`;
}

/** All values of those of the variables that only literals are written to. */
function valuesWritten(
  asked: ReadonlySet<string>,
  checked: Checked,
): ReadonlyMap<string, readonly unknown[]> {
  const { model, start, messages } = checked;
  const brought = new Set([
    ...Object.keys(start.properties ?? {}),
    ...Object.values(messages).flatMap(({ properties = {} }) => Object.keys(properties)),
  ]);
  const values = new Map<string, readonly unknown[] | undefined>();
  const add = (key: string, given: Shape | undefined): void => {
    const more = given === undefined ? undefined : valuesOf(given);
    const before = values.has(key) ? values.get(key) : [];
    values.set(key, before === undefined || more === undefined ? undefined : [...before, ...more]);
  };
  for (const element of Object.values(model.elements)) {
    const names = namesWritten(element, checked);
    // Who writes what nobody can say may write everything.
    if (names === undefined) return new Map();
    if (![...names, ...localNames(element)].some((name) => asked.has(name))) continue;
    const around = model.elements[element.scope ?? ''];
    const key = (name: string, place = around): string =>
      place === undefined ? ` ${name}` : keyOf(place, name, checked);
    const writes = writesOf(element, checked);
    for (const { target, given, local } of writes) {
      const [name = '', ...path] = target.split('.');
      const at = key(name, local ? element : around);
      add(at, path.length > 0 || (brought.has(name) && at === ` ${name}`) ? undefined : given);
    }
    const seen = new Set(writes.map(({ target }) => target.split('.')[0]));
    for (const name of names) if (!seen.has(name)) add(key(name), undefined);
  }
  return new Map(
    [...values].flatMap(([key, all]) => (all === undefined || all.length === 0 ? [] : [[key, all]])),
  );
}
