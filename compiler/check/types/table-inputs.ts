import type { Expression, ExpressionOf } from '../../../engine/feel/tree.ts';
import type { TableInput } from '../../decision-tables/index.ts';
import { references } from '../../feel/index.ts';
import { mayBeAbsent } from './null-shapes.ts';
import type { Typing } from './typing.ts';

/** What is known of an input of a decision table where it stands. */
export function tableInput(value: Expression, { shapeOf }: Pick<Typing, 'shapeOf'>): TableInput {
  const counted = value.kind === 'call' ? countOf(value, shapeOf) : undefined;
  return {
    shape: counted?.shape ?? shapeOf(value),
    absent: mayBeAbsent(value, shapeOf),
    given: counted?.given ?? isGiven(value),
    reads: references(value).map(({ name, path }) => [name, ...path]),
  };
}

/** A variable, or a field of one. */
function isGiven(node: Expression): boolean {
  return node.kind === 'name' || (node.kind === 'path' && isGiven(node.source));
}

/** How many there are: a whole number, and as few as the schema allows. Of what is computed nobody knows how few there can be. */
function countOf(
  { callee, arguments: [counted, ...others] }: ExpressionOf<'call'>,
  shapeOf: Typing['shapeOf'],
): Pick<TableInput, 'shape' | 'given'> | undefined {
  if (callee.kind !== 'name' || counted === undefined || others.length > 0) return undefined;
  if (callee.name !== 'count' && callee.name !== 'string length') return undefined;
  const { minItems = 0, minLength = 0 } = isGiven(counted) ? shapeOf(counted) : {};
  return {
    shape: { type: 'integer', minimum: callee.name === 'count' ? minItems : minLength },
    given: isGiven(counted) || counted.kind === 'filter',
  };
}
