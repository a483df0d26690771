import type { Expression } from '../../../engine/feel/tree.ts';
import type { Shape } from '../shape.ts';
import { fieldOf } from '../shape.ts';

/** The null of a table of which no rule matches: where that can be, it is told of the table. */
export const unmatched: Shape = { type: 'null', unmatched: true };

/** Whether a value is null by its schema: nullable, not only optional. */
export function admitsNull(shape: Shape): boolean {
  const branches = shape.anyOf ?? shape.oneOf;
  if (branches !== undefined) return branches.some(admitsNull);
  if (shape.unmatched) return false;
  if (shape.const === null || shape.enum?.includes(null)) return true;
  return typeof shape.type === 'string' ? shape.type === 'null' : (shape.type?.includes('null') ?? false);
}

/** Whether null is written out as the value, or as one of those that a condition chooses from. */
export function givesNull(node: Expression): boolean {
  return node.kind === 'if' ? givesNull(node.then) || givesNull(node.otherwise) : node.kind === 'null';
}

/** Whether a plain path may lead to nothing: through a field that may be left out, or that is nullable. */
export function mayBeAbsent(node: Expression, shapeOf: (part: Expression) => Shape): boolean {
  if (node.kind !== 'path') return false;
  const source = shapeOf(node.source);
  return admitsNull(source) || isOptional(source, node.name) || mayBeAbsent(node.source, shapeOf);
}

/** A variable that is optional is one that is not there yet; only fields inside are left out. */
function isOptional(shape: Shape, name: string): boolean {
  const branches = shape.anyOf ?? shape.oneOf;
  if (branches !== undefined) return branches.some((branch) => isOptional(branch, name));
  return shape.required !== undefined && !shape.required.includes(name) && fieldOf(shape, name) !== undefined;
}
