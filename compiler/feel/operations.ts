import type { Expression } from '../../engine/feel/tree.ts';
import { closesRange } from './brackets.ts';
import { readInvocation } from './invocations.ts';
import { binds, operatorOf, type Operator, type Precedence } from './operators.ts';
import type { Parser } from './parser.ts';
import { readFilter, readPath } from './selections.ts';
import { SyntaxFailure } from './syntax-error.ts';
import { readType } from './types.ts';
import { readInTests } from './unary-tests.ts';

/**
 * Reads what goes on with an expression that began at `from`: an operator with its right side, a path, a filter, a
 * call. `undefined` when nothing does that binds at least so tightly.
 */
export function readOperation(
  parser: Parser,
  left: Expression,
  from: number,
  least: Precedence,
): Expression | undefined {
  const operator = operatorOf(parser.cursor.token.text);
  if (!operator || operator.binds < least) return undefined;
  if (operator.kind === '[' && closesRange(parser)) return undefined;
  parser.nesting.sink();
  parser.cursor.take();
  return operate(parser, operator, left, from);
}

function operate(parser: Parser, operator: Operator, left: Expression, from: number): Expression {
  const { cursor } = parser;
  switch (operator.kind) {
    case 'logic': {
      const right = parser.expression(operator.right);
      return { kind: 'logic', at: [from, cursor.end], operator: operator.operator, left, right };
    }
    case 'comparison': {
      const { text, from: next } = cursor.token;
      // It would read as "equals (equal to b)", which nobody means.
      if (operator.operator === '=' && text === '=' && next === cursor.end) {
        throw new SyntaxFailure('Unexpected "==". FEEL compares with one "=".', next - 1, next + 1);
      }
      const right = parser.expression(operator.right);
      return { kind: 'comparison', at: [from, cursor.end], operator: operator.operator, left, right };
    }
    case 'arithmetic': {
      const right = parser.expression(operator.right);
      return { kind: 'arithmetic', at: [from, cursor.end], operator: operator.operator, left, right };
    }
    case 'between': {
      // The first `and` is that of `between`: both ends bind more than a conjunction.
      const low = parser.expression(binds.comparison);
      cursor.expect('and');
      const high = parser.expression(binds.sum);
      return { kind: 'between', at: [from, cursor.end], value: left, low, high };
    }
    case 'in': {
      const tests = readInTests(parser);
      return { kind: 'in', at: [from, cursor.end], value: left, tests };
    }
    case 'instance': {
      cursor.expect('of');
      const type = readType(parser);
      return { kind: 'instance-of', at: [from, cursor.end], value: left, type };
    }
    case '.':
      return readPath(parser, left, from);
    case '[':
      return readFilter(parser, left, from);
    case '(':
      return readInvocation(parser, left, from);
    default:
      return operator satisfies never;
  }
}
