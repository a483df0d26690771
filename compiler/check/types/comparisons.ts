import type { ComparisonOperator, Expression, ExpressionOf } from '../../../engine/feel/tree.ts';
import { nearest } from '../../feel/nearest.ts';
import type { Shape } from '../shape.ts';
import { feelTypes, truth, valuesOf } from './feel-type.ts';
import { madeOf, readIn } from './personal-shapes.ts';
import { checkEnds } from './ranges.ts';
import { spokenTypes, spokenValues } from './spoken.ts';
import type { Typing } from './typing.ts';

/** `left = right` and the like: of one type, and of values that there are. */
export function typeComparison(node: ExpressionOf<'comparison'>, typing: Typing): Shape {
  const [left, right] = [typing.shapeOf(node.left), typing.shapeOf(node.right)];
  compare(node.operator, left, right, typing);
  if (node.operator !== '=' && node.operator !== '!=') compareOrder(node.operator, left, right, typing);
  // That there is something says nothing of what it is.
  const isThere = node.left.kind === 'null' || node.right.kind === 'null';
  return isThere ? truth : madeOf([left, right], truth);
}

/** `value between low and high`. */
export function typeBetween(node: ExpressionOf<'between'>, typing: Typing): Shape {
  const value = typing.shapeOf(node.value);
  const ends = [node.low, node.high].map((end) => typing.shapeOf(end));
  for (const end of ends) compare('<=', value, end, typing);
  checkEnds(node.low, node.high, typing);
  return madeOf([value, ...ends], truth);
}

/** `value in (tests)`. */
export function typeIn(node: ExpressionOf<'in'>, typing: Typing): Shape {
  const value = typing.shapeOf(node.value);
  for (const test of node.tests) typeTest(test, value, typing);
  return madeOf([value, ...node.tests.flatMap((test) => readIn(test, typing.variables))], truth);
}

/** One test on an input: a value, a range, or a condition on `?`. */
export function typeTest(test: Expression, input: Shape, typing: Typing): void {
  if (test.kind === 'bound') {
    compare(test.operator, input, typing.shapeOf(test.endpoint, { '?': input }), typing);
    return;
  }
  if (test.kind === 'range') {
    for (const end of [test.low, test.high]) compare('<=', input, typing.shapeOf(end), typing);
    checkEnds(test.low, test.high, typing);
    return;
  }
  const wanted = typing.shapeOf(test, { '?': input });
  const types = feelTypes(wanted);
  // A condition on the input, a list of values, or a range from elsewhere.
  if (
    types === undefined ||
    types.some((type) => type === 'boolean' || type === 'array' || type === 'range')
  ) {
    const items = wanted.items;
    if (test.kind === 'list' && items !== undefined)
      for (const item of test.items) typeTest(item, input, typing);
    return;
  }
  compare('=', input, wanted, typing);
}

const ordered: ReadonlySet<string> = new Set([
  'number',
  'string',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
]);

/** Tells of a comparison that can never be true, and of an order that there is not. */
export function compare(operator: ComparisonOperator, left: Shape, right: Shape, typing: Typing): void {
  const [these, those] = [feelTypes(left), feelTypes(right)];
  if (these === undefined || those === undefined || these.length === 0 || those.length === 0) return;
  const shared = these.filter((type) => those.includes(type));
  if (shared.length === 0) {
    typing.mistake(`compares ${spokenTypes(left)} with ${spokenTypes(right)}`, hintFor(these, those));
    return;
  }
  if (operator === '=' || operator === '!=') compareValues(left, right, typing);
  else if (!shared.some((type) => ordered.has(type))) {
    typing.mistake(`${spokenTypes(left)} is neither more nor less than another`, 'Compare with = or !=.');
  }
}

function hintFor(these: readonly string[], those: readonly string[]): string {
  const temporal = [...these, ...those].find((type) => type.includes('date') || type.includes('time'));
  return temporal !== undefined && (these.includes('string') || those.includes('string'))
    ? `A text becomes a ${temporal} by ${temporal.includes('duration') ? 'duration' : temporal}(...).`
    : 'Compare values of one type.';
}

type Order = Exclude<ComparisonOperator, '=' | '!='>;

const orders: Readonly<Record<Order, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** Tells of numbers of which all that there are give the same answer. */
function compareOrder(operator: Order, left: Shape, right: Shape, typing: Typing): void {
  const [these, those] = [numbersOf(left), numbersOf(right)];
  const answers = new Set(these.flatMap((one) => those.map((other) => orders[operator](one, other))));
  if (answers.size !== 1) return;
  typing.mistake(
    `${these.join(' or ')} ${operator} ${those.join(' or ')} is the same each time: ${String([...answers][0])}`,
    'Compare with what can differ.',
  );
}

/** The numbers that a value may be; none where there are others. */
function numbersOf(shape: Shape): readonly number[] {
  const values = valuesOf(shape)?.filter((value) => value !== null) ?? [];
  return values.every((value) => typeof value === 'number') ? values : [];
}

function compareValues(left: Shape, right: Shape, typing: Typing): void {
  const [these, those] = [valuesOf(left), valuesOf(right)];
  if (these === undefined || those === undefined || these.length === 0 || those.length === 0) return;
  if (these.some((value) => those.includes(value))) return;
  const [literal, values] = those.length === 1 ? [those[0], these] : [these[0], those];
  const meant = nearest(String(literal), values.map(String));
  typing.mistake(
    `${JSON.stringify(literal)} is none of the values that there are: ${spokenValues(values)}`,
    meant === undefined
      ? 'Correct the value, or add it to the enum in the schema file.'
      : `Did you mean "${meant}"?`,
  );
}
