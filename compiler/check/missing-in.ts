import type { Expression } from '../../engine/feel/tree.ts';
import { fieldOf, typesOf, type Shape } from './shape.ts';
import { admitsNull } from './types/null-shapes.ts';

/** The steps of an expression that is a plain path, `launched.metaAds.campaignId`; undefined for all else. */
export function stepsOf(node: Expression): readonly string[] | undefined {
  if (node.kind === 'name') return [node.name];
  const source = node.kind === 'path' ? stepsOf(node.source) : undefined;
  return source === undefined || node.kind !== 'path' ? undefined : [...source, node.name];
}

/** The first part of a path that may be null or left out, of all that a shape says; what is known to hold something is not. */
export function missingIn(
  steps: readonly string[],
  shape: Shape,
  holdsSomething: (path: string) => boolean,
): string | undefined {
  let at = shape;
  for (const [index, step] of steps.entries()) {
    const path = steps.slice(0, index + 1).join('.');
    const next = fieldOf(at, step);
    // Of a list it is a field of each item, which gives a list; of what may be anything, nobody says that it may be null.
    if (next === undefined || typesOf(at).includes('array') || typesOf(next).length === 0) return undefined;
    if ((isOptional(at, step) || admitsNull(next)) && !holdsSomething(path)) return path;
    at = next;
  }
  return undefined;
}

/** Whether a field may be left out where it is known; which branch of a union a value is of, nobody says here. */
function isOptional(shape: Shape, name: string): boolean {
  const branches = shape.anyOf ?? shape.oneOf;
  if (branches !== undefined) return branches.some((branch) => isOptional(branch, name));
  return Object.hasOwn(shape.properties ?? {}, name) && shape.required?.includes(name) !== true;
}
