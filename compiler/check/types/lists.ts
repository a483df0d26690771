import type { ExpressionOf, Iterator } from '../../../engine/feel/tree.ts';
import type { Shape } from '../shape.ts';
import { anything } from '../shape.ts';
import { itemsOf } from './built-in-results.ts';
import { feelTypes, listOf, number, truth } from './feel-type.ts';
import { spokenTypes } from './spoken.ts';
import type { Typing } from './typing.ts';

type Names = Readonly<Record<string, Shape>>;

/** `source[condition]`: the items it holds for, or the item at a place. */
export function typeFilter(node: ExpressionOf<'filter'>, typing: Typing): Shape {
  const source = typing.shapeOf(node.source);
  const item = itemsOf(source) ?? anything;
  const fields = (feelTypes(item) ?? []).includes('object') ? fieldsOf(item) : {};
  const condition = typing.shapeOf(node.condition, { ...fields, item });
  const types = feelTypes(condition);
  if (types?.every((type) => type === 'number') && types.length > 0) return item;
  if (
    types !== undefined &&
    types.length > 0 &&
    !types.some((type) => type === 'boolean' || type === 'number')
  ) {
    typing.mistake(
      `filters by ${spokenTypes(condition)}`,
      'A filter is a condition on the item, or the place of an item.',
    );
  }
  return listOf(item);
}

/** `for x in xs return body`. */
export function typeFor(node: ExpressionOf<'for'>, typing: Typing): Shape {
  const names = iterate(node.iterators, typing);
  return listOf(typing.shapeOf(node.body, { ...names, partial: listOf(anything) }));
}

/** `some x in xs satisfies condition`. */
export function typeQuantified(node: ExpressionOf<'quantified'>, typing: Typing): Shape {
  requireTruth(typing.shapeOf(node.condition, iterate(node.iterators, typing)), 'satisfies', typing);
  return truth;
}

/** A condition is true or false. */
export function requireTruth(shape: Shape, where: string, typing: Typing): void {
  const types = feelTypes(shape);
  if (types === undefined || types.length === 0 || types.includes('boolean')) return;
  typing.mistake(
    `${where} ${spokenTypes(shape)}, which is neither true nor false`,
    'Write a condition, e.g. x != null.',
  );
}

function iterate(iterators: readonly Iterator[], typing: Typing): Names {
  const names: Record<string, Shape> = {};
  for (const { name, source, end } of iterators) {
    const shape = typing.shapeOf(source, names);
    if (end !== undefined) typing.shapeOf(end, names);
    const isRange = feelTypes(shape)?.includes('range') === true;
    const item = end !== undefined ? number : isRange ? shape.items : itemsOf(shape);
    names[name] = item ?? anything;
  }
  return names;
}

function fieldsOf(shape: Shape): Names {
  const branches = shape.anyOf ?? shape.oneOf ?? shape.allOf;
  if (branches === undefined) return shape.properties ?? {};
  return Object.assign({}, ...branches.map(fieldsOf)) as Names;
}
