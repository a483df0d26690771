import type { Expression } from '../../engine/feel/tree.ts';
import { references } from '../feel/index.ts';

/** Where an output keeps the person who answered: `by`, or `claims.by` for `{by: completedBy}`. */
export function personsIn(source: Expression, target: string): readonly string[] {
  if (source.kind === 'context')
    return source.entries.flatMap(({ name, value }) => personsIn(value, `${target}.${name}`));
  return pathOf(source) === 'completedBy' ? [target] : [];
}

/** A name or a path as it is written; undefined for all else. */
export function pathOf(expression: Expression): string | undefined {
  if (expression.kind !== 'name' && expression.kind !== 'path') return undefined;
  return references(expression)
    .map(({ name, path }) => [name, ...path].join('.'))
    .at(0);
}
