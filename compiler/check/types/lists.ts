import { builtIns } from '../../../engine/feel/builtins/index.ts';
import type { Expression, ExpressionOf, Iterator } from '../../../engine/feel/tree.ts';
import { references } from '../../feel/index.ts';
import { nearest } from '../../feel/nearest.ts';
import type { Shape } from '../shape.ts';
import { anything, fieldNames, fieldOf } from '../shape.ts';
import { itemsOf } from './built-in-results.ts';
import { feelTypes, listOf, number, truth } from './feel-type.ts';
import { countsFromOne, isZero } from './literal-arguments.ts';
import { madeOf, partOf } from './personal-shapes.ts';
import { spokenTypes } from './spoken.ts';
import type { Typing } from './typing.ts';

type Names = Readonly<Record<string, Shape>>;

/** `source[condition]`: the items it holds for, or the item at a place. */
export function typeFilter(node: ExpressionOf<'filter'>, typing: Typing): Shape {
  const source = typing.shapeOf(node.source);
  const item = itemsOf(source) ?? anything;
  const fields = (feelTypes(item) ?? []).includes('object') ? fieldsOf(item) : {};
  if (isClosed(item)) checkNames(node.condition, fields, typing);
  const condition = typing.shapeOf(node.condition, { ...fields, item });
  if (isZero(node.condition)) typing.mistake(countsFromOne.message, countsFromOne.hint);
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
  // Who is among them tells what was asked.
  return partOf(madeOf([condition], truth), listOf(item));
}

/** `for x in xs return body`. */
export function typeFor(node: ExpressionOf<'for'>, typing: Typing): Shape {
  const names = iterate(node.iterators, typing);
  return listOf(typing.shapeOf(node.body, { ...names, partial: listOf(anything) }));
}

/** `some x in xs satisfies condition`. */
export function typeQuantified(node: ExpressionOf<'quantified'>, typing: Typing): Shape {
  const condition = typing.shapeOf(node.condition, iterate(node.iterators, typing));
  requireTruth(condition, 'satisfies', typing);
  return madeOf([condition], truth);
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

/** Inside a filter a name may be a field of the items: where these are known, it is one, or a variable. */
function checkNames(condition: Expression, fields: Names, typing: Typing): void {
  for (const { name, certain } of references(condition)) {
    const isKnown =
      name in fields ||
      name === 'item' ||
      builtIns.has(name) ||
      fieldOf(typing.variables, name) !== undefined;
    if (isKnown || !certain) continue;
    const meant = nearest(name, [...Object.keys(fields), ...fieldNames(typing.variables)]);
    typing.mistake(
      `there is no "${name}" in what is filtered`,
      meant === undefined ? 'Correct the name, or add it to the variables.' : `Did you mean "${meant}"?`,
    );
  }
}

/** Whether an item has the fields that its shape says, and no others. */
function isClosed(shape: Shape): boolean {
  const branches = shape.anyOf ?? shape.oneOf;
  if (branches !== undefined) return branches.every(isClosed);
  const types = feelTypes(shape);
  if (types === undefined) return false;
  return (
    !types.includes('object') || (shape.properties !== undefined && shape.additionalProperties === false)
  );
}

function fieldsOf(shape: Shape): Names {
  const branches = shape.anyOf ?? shape.oneOf ?? shape.allOf;
  if (branches === undefined) return shape.properties ?? {};
  return Object.assign({}, ...branches.map(fieldsOf)) as Names;
}
