import type { Shape } from '../check/shape.ts';
import type { Bound, Reach } from './line-atoms.ts';

/** How far the numbers of a shape go; whether all of them are whole. */
export function numberReach(shape: Shape): Omit<Reach, 'computed'> & { readonly whole: boolean } {
  const parts = numericParts(shape);
  const [only] = parts;
  const whole = parts.length > 0 && parts.every(({ type }) => type === 'integer');
  // Of several ranges none is looked into.
  if (only === undefined || parts.length > 1) return { whole };
  const low = boundOf(only.minimum, only.exclusiveMinimum);
  const high = boundOf(only.maximum, only.exclusiveMaximum);
  return { whole, ...(low && { low }), ...(high && { high }) };
}

function numericParts(shape: Shape): readonly Shape[] {
  const branches = shape.anyOf ?? shape.oneOf;
  if (branches !== undefined) return branches.flatMap(numericParts);
  return shape.type === 'integer' || shape.type === 'number' ? [shape] : [];
}

function boundOf(inclusive: number | undefined, exclusive: number | undefined): Bound | undefined {
  if (exclusive !== undefined) return { at: exclusive, included: false };
  // zod's whole numbers end where a double's do: no end that anybody means.
  if (inclusive === undefined || Math.abs(inclusive) >= Number.MAX_SAFE_INTEGER) return undefined;
  return { at: inclusive, included: true };
}
