import { anything, fieldOf, typesOf, type Shape } from './shape.ts';
import { itemsOf } from './types/built-in-results.ts';
import { admitsNull } from './types/null-shapes.ts';

/**
 * The shape of what has to be given at the end of a path; undefined where it may be left out or null, or where nobody knows. What has to
 * be in the items of a list has to be in each that there is, whether the list has to be there or not.
 */
export function needed(shape: Shape, [step = '', ...more]: readonly string[]): Shape | undefined {
  const field = fieldOf(shape, step);
  if (field === undefined) return undefined;
  const isList = more.length > 0 && typesOf(field).includes('array');
  if (isList) return needed(itemsOf(field) ?? anything, more);
  if (shape.required?.includes(step) !== true) return undefined;
  if (more.length > 0) return needed(field, more);
  return isNeverNull(field) ? field : undefined;
}

export function isNeverNull(shape: Shape): boolean {
  return typesOf(shape).length > 0 && !admitsNull(shape);
}
