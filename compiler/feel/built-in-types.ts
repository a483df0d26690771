import type { TypeExpression } from '../../engine/feel/tree.ts';

/** Types that a decision model defines, spelled out, by name. */
export type TypeTable = ReadonlyMap<string, TypeExpression>;

/** FEEL's own types in small letters, each by all the names that it has. */
export const builtInTypes: ReadonlySet<string> = new Set([
  'any',
  'null',
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'datetime',
  'days and time duration',
  'daytimeduration',
  'years and months duration',
  'yearmonthduration',
  'list',
  'context',
  'range',
  'function',
]);

/** True for the names of FEEL's own types, in any case. */
export function isBuiltInType(name: string): boolean {
  return builtInTypes.has(name.toLowerCase());
}

/** FEEL's own types whose names hold a word of the grammar. */
export const compoundTypes = [
  'date and time',
  'days and time duration',
  'years and months duration',
] as const;
