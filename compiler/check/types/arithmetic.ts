import type { ArithmeticOperator, ExpressionOf } from '../../../engine/feel/tree.ts';
import { calculate, negate } from '../../../engine/feel/arithmetic.ts';
import { typeName } from '../../../engine/feel/feel-value.ts';
import type { Shape } from '../shape.ts';
import { anything } from '../shape.ts';
import { feelTypes, fraction, mayBeFraction, oneOf, samples } from './feel-type.ts';
import { madeOf } from './personal-shapes.ts';
import { spokenTypes } from './spoken.ts';
import type { Typing } from './typing.ts';

const words: Readonly<Record<ArithmeticOperator, string>> = {
  '+': 'adds',
  '-': 'subtracts',
  '*': 'multiplies',
  '/': 'divides',
  '**': 'raises',
};

/** `left + right` and the like: of types that FEEL can calculate with (DMN 1.5, tables 45 to 53). */
export function typeArithmetic(node: ExpressionOf<'arithmetic'>, typing: Typing): Shape {
  const [left, right] = [typing.shapeOf(node.left), typing.shapeOf(node.right)];
  const [these, those] = [feelTypes(left), feelTypes(right)];
  if (these === undefined || those === undefined || these.length === 0 || those.length === 0)
    return madeOf([left, right], anything);
  const results = these.flatMap((one) => those.flatMap((other) => resultOf(node.operator, one, other) ?? []));
  if (results.length > 0) {
    // Days by the length of a day are whole, as a rule.
    const isDivided = node.operator === '/' && these.includes('number');
    const isFraction = isDivided || (node.operator !== '**' && [left, right].some(mayBeFraction));
    return madeOf([left, right], oneOf(results.map((type) => calculated(type, isFraction))));
  }
  typing.mistake(
    `${words[node.operator]} ${spokenTypes(left)} and ${spokenTypes(right)}`,
    node.operator === '+' && [...these, ...those].includes('string')
      ? 'string(...) makes a text of a value.'
      : 'Calculate with numbers, or with dates and durations.',
  );
  return anything;
}

/** `-value`. */
export function typeNegation(node: ExpressionOf<'negate'>, typing: Typing): Shape {
  const operand = typing.shapeOf(node.operand);
  const types = feelTypes(operand);
  if (types === undefined || types.length === 0) return madeOf([operand], anything);
  const results = types.filter((type) => negate(samples[type] ?? null) !== null);
  if (results.length > 0) {
    return madeOf([operand], oneOf(results.map((type) => calculated(type, mayBeFraction(operand)))));
  }
  typing.mistake(
    `takes the opposite of ${spokenTypes(operand)}`,
    'A sign stands before a number or a duration.',
  );
  return anything;
}

function calculated(type: string, isFraction: boolean): Shape {
  return isFraction && type === 'number' ? fraction : { type };
}

/** The engine itself says what comes of two types. */
function resultOf(operator: ArithmeticOperator, left: string, right: string): string | undefined {
  const result = calculate(operator, samples[left] ?? null, samples[right] ?? null);
  return result === null ? undefined : typeName(result);
}
