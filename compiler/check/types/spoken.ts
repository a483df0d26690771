import type { Shape } from '../shape.ts';
import { typesOf } from '../shape.ts';

const spoken: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  integer: 'a whole number',
};

/** `a string or a list`. */
export function spokenTypes(shape: Shape): string {
  const types = typesOf(shape).filter((type) => type !== 'null');
  return types.map((type) => spoken[type] ?? `a ${type}`).join(' or ') || 'nothing';
}

/** `"search", "social"`, at most eight of them. */
export function spokenValues(values: readonly unknown[]): string {
  const shown = values.slice(0, 8).map((value) => JSON.stringify(value));
  return `${shown.join(', ')}${values.length > shown.length ? ' ...' : ''}`;
}
