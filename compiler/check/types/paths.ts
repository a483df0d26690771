import { follow } from '../../../engine/feel/paths.ts';
import { Effort } from '../../../engine/feel/effort.ts';
import type { Expression, ExpressionOf } from '../../../engine/feel/tree.ts';
import { nearest } from '../../feel/nearest.ts';
import type { Shape } from '../shape.ts';
import { anything, fieldNames, fieldOf } from '../shape.ts';
import { itemsOf } from './built-in-results.ts';
import { feelTypes, listOf, number, oneOf, samples, text } from './feel-type.ts';
import { partOf } from './personal-shapes.ts';
import { spokenTypes } from './spoken.ts';
import type { Typing } from './typing.ts';

/** `source.name`: a field, a property of a temporal value or range, or that of every item of a list. */
export function typePath(node: ExpressionOf<'path'>, typing: Typing): Shape {
  const source = typing.shapeOf(node.source);
  const types = feelTypes(source);
  if (types === undefined || types.length === 0) return partOf(source, anything);
  if (types.includes('array')) {
    const items = itemsOf(source);
    return listOf(items === undefined ? anything : partOf(items, fieldAt(node, items, typing)));
  }
  return partOf(source, fieldAt(node, source, typing));
}

function fieldAt(node: ExpressionOf<'path'>, source: Shape, typing: Typing): Shape {
  const types = feelTypes(source) ?? ['object'];
  const property = types.flatMap((type) => propertyOf(type, node.name) ?? []);
  if (property.length > 0) return oneOf(property);
  const field = types.includes('object') ? fieldOf(source, node.name) : undefined;
  if (field !== undefined) return field;
  // A plain path into the variables is looked at by itself, with its names.
  const head = plainName(node);
  if (head === undefined || typing.own.has(head)) {
    const meant = nearest(node.name, fieldNames(source));
    typing.mistake(
      `there is no field "${node.name}" in ${spokenTypes(source)}`,
      meant === undefined ? 'Correct the name, or what stands before it.' : `Did you mean "${meant}"?`,
    );
  }
  return anything;
}

/** The engine itself knows the properties of a type. */
function propertyOf(type: string, name: string): Shape | undefined {
  if (type === 'object' || type === 'array') return undefined;
  const found = follow(samples[type] ?? null, name, new Effort());
  if (found === null) return name === 'timezone' && type.includes('time') ? text : undefined;
  return typeof found === 'number' ? number : anything;
}

/** The name that a path through fields only begins with. */
export function plainName(node: Expression): string | undefined {
  if (node.kind === 'path') return plainName(node.source);
  return node.kind === 'name' ? node.name : undefined;
}
