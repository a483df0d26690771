import { decideTable } from '../dmn/decision-table.ts';
import { holds } from './comparison.ts';
import { calculate, negate, stepsOf } from './arithmetic.ts';
import { interpretContext, interpretFunction } from './contexts.ts';
import type { Effort } from './effort.ts';
import { bind, type Environment } from './environment.ts';
import type { FeelValue } from './feel-value.ts';
import { interpretFilter } from './filters.ts';
import { interpretCall, interpretNamedCall } from './invocation.ts';
import { interpretFor, interpretQuantified } from './iteration.ts';
import { canonical, toDecimal } from './number.ts';
import { follow } from './paths.ts';
import { interpretBound, interpretRange } from './ranges.ts';
import { parseMoment } from './temporal-text.ts';
import type { Expression, ExpressionOf } from './tree.ts';
import { coerce, instanceOf } from './types.ts';
import { testOne } from './unary-tests.ts';
import { builtIns } from './builtins/index.ts';

/** The value of an expression: a walk over its tree. */
export function interpret(node: Expression, environment: Environment): FeelValue {
  const { effort } = environment.surroundings;
  effort.spend(1);
  switch (node.kind) {
    case 'name':
      return interpretName(node.name, environment);
    case 'number':
    case 'string':
    case 'boolean':
      return node.value;
    case 'null':
      return null;
    case 'comparison':
      return interpretComparison(node, environment);
    case 'logic':
      return interpretLogic(node, environment);
    case 'path':
      return follow(interpret(node.source, environment), node.name, effort);
    case 'arithmetic':
      return interpretArithmetic(node, environment);
    case 'negate':
      return negate(interpret(node.operand, environment));
    case 'in':
      return interpretIn(node, environment);
    case 'if':
      return interpretIf(node, environment);
    case 'call':
      return interpretCall(node, environment);
    case 'named-call':
      return interpretNamedCall(node, environment);
    case 'filter':
      return interpretFilter(node, environment);
    case 'list':
      return made(
        node.items.map((item) => interpret(item, environment)),
        effort,
      );
    case 'context':
      return made(interpretContext(node, environment), effort);
    case 'for':
      return made(interpretFor(node, environment), effort);
    case 'quantified':
      return interpretQuantified(node, environment);
    case 'between':
      return interpretBetween(node, environment);
    case 'range':
      return interpretRange(node, environment);
    case 'bound':
      return interpretBound(node, environment);
    case 'instance-of':
      return instanceOf(interpret(node.value, environment), node.type, environment);
    case 'function':
      return interpretFunction(node, environment);
    case 'moment':
      return parseMoment(node.text);
    case 'decimal':
      return canonical(toDecimal(node.text));
    case 'typed':
      return coerce(interpret(node.value, environment), node.type, environment);
    case 'table':
      return decideTable(node.table, environment);
  }
}

function made<T extends FeelValue>(value: T, effort: Effort): T {
  effort.make(value);
  return value;
}

function interpretComparison(node: ExpressionOf<'comparison'>, environment: Environment): boolean | null {
  const left = interpret(node.left, environment);
  const right = interpret(node.right, environment);
  environment.surroundings.effort.compare(left, right);
  return holds(node.operator, left, right);
}

function interpretArithmetic(node: ExpressionOf<'arithmetic'>, environment: Environment): FeelValue {
  const left = interpret(node.left, environment);
  const right = interpret(node.right, environment);
  environment.surroundings.effort.spend(stepsOf(node.operator, left, right));
  return calculate(node.operator, left, right);
}

/** A variable hides the built-in function of its name, also when its value is null. */
function interpretName(name: string, environment: Environment): FeelValue {
  const value = environment.lookup(name);
  return value === undefined ? (builtIns.get(name) ?? null) : value;
}

/** Three-valued: DMN 1.5, tables 38 and 39; what is no boolean counts as null. */
function interpretLogic(node: ExpressionOf<'logic'>, environment: Environment): boolean | null {
  const decisive = node.operator === 'or';
  const left = interpret(node.left, environment);
  if (left === decisive) return decisive;
  const right = interpret(node.right, environment);
  if (right === decisive) return decisive;
  return left === !decisive && right === !decisive ? !decisive : null;
}

/** Null counts as false; a condition that is no boolean makes the whole null. */
function interpretIf(node: ExpressionOf<'if'>, environment: Environment): FeelValue {
  const condition = interpret(node.condition, environment);
  if (condition !== null && typeof condition !== 'boolean') return null;
  return interpret(condition === true ? node.then : node.otherwise, environment);
}

function interpretIn(node: ExpressionOf<'in'>, environment: Environment): boolean | null {
  const value = interpret(node.value, environment);
  const inner = bind(environment, '?', value);
  let result: boolean | null = false;
  for (const test of node.tests) {
    const passed = testOne(test, value, inner);
    if (passed === true) return true;
    if (passed === null) result = null;
  }
  return result;
}

function interpretBetween(node: ExpressionOf<'between'>, environment: Environment): boolean | null {
  const value = interpret(node.value, environment);
  const low = interpret(node.low, environment);
  const high = interpret(node.high, environment);
  environment.surroundings.effort.weigh(value);
  const above = holds('>=', value, low);
  const below = holds('<=', value, high);
  return above === null || below === null ? null : above && below;
}
