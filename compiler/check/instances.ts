import type { Element } from '../../engine/model.ts';
import type { Checked } from './checked.ts';
import { isScope } from './locals.ts';
import type { Use } from './uses.ts';
import { namesWritten } from './written-before.ts';

/**
 * Instances that run side by side have variables of their own: what one writes in its scope and reads there again is not a variable
 * of the scope around, where another would have written it meanwhile. What is only added to (`=append(all, mine)`) may be.
 */
export function checkInstances(uses: readonly Use[], checked: Checked): void {
  const elements = Object.values(checked.model.elements);
  for (const scope of elements) {
    if (!isScope(scope) || !('loop' in scope) || scope.loop === undefined || scope.loop.sequential) continue;
    const isInside = (element: Element): boolean => liesIn(element, scope.id, checked);
    const isOutside = (element: Element, name: string): boolean => {
      const holder = checked.model.elements[checked.holder(element, name) ?? ''];
      return holder === undefined || (holder.id !== scope.id && !isInside(holder));
    };
    const written = new Set(
      elements.filter(isInside).flatMap((element) => {
        const around = checked.model.elements[element.scope ?? ''] ?? scope;
        return (namesWritten(element, checked) ?? []).filter((name) => isOutside(around, name));
      }),
    );
    const read = uses.filter(
      ({ element, name, target, what }) =>
        written.has(name) &&
        target !== name &&
        (isInside(element) || (element.id === scope.id && what === 'output element')) &&
        isOutside(element, name),
    );
    for (const [name, { id }] of new Map(read.toReversed().map((use) => [use.name, use]))) {
      checked.error(scope.id, {
        code: 'VARIABLE_SHARED',
        message: `its instances run side by side and share "${name}": ${id} would read what another instance wrote`,
        hint: `Give ${scope.id} an input "${name}" (=null, for instance), so that each instance has its own.`,
      });
    }
  }
}

function liesIn(element: Element, scope: string, checked: Checked): boolean {
  const { scope: outer } = element;
  if (outer === undefined) return false;
  const around = checked.model.elements[outer];
  return outer === scope || (around !== undefined && liesIn(around, scope, checked));
}
