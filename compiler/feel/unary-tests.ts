import type { Expression, UnaryTests } from '../../engine/feel/tree.ts';
import { readRange } from './brackets.ts';
import { binds } from './operators.ts';
import type { Parser } from './parser.ts';

/**
 * Reads what stands behind `in`: one test, or several in parentheses (DMN 1.5, grammar rule 49c). A test without them
 * binds more than a comparison: `a in [1..2] and b` is a conjunction.
 */
export function readInTests(parser: Parser): readonly Expression[] {
  const { cursor } = parser;
  const { from } = cursor.token;
  if (!cursor.accept('(')) return [parser.expression(binds.sum)];
  const first = parser.expression();
  if (cursor.accept(',')) {
    const tests = [first, ...readList(parser)];
    cursor.expect(')', '","');
    return tests;
  }
  if (cursor.at('..')) return [parser.goOn(readRange(parser, first, from), from, binds.sum)];
  cursor.expect(')', '","');
  return [parser.goOn(first, from, binds.sum)];
}

/** Reads a cell of a decision table: `-`, tests, or `not(tests)` (DMN 1.5, grammar rule 15). */
export function readUnaryTests(parser: Parser): UnaryTests {
  const { cursor } = parser;
  const { from } = cursor.token;
  if (cursor.at('-') && cursor.peek().kind === 'end') {
    cursor.take();
    return { kind: 'any' };
  }
  const tests = readList(parser);
  const refused = tests.length === 1 ? argumentsOfNot(tests[0], from, cursor.end) : undefined;
  return { kind: 'tests', negated: refused !== undefined, tests: refused ?? tests };
}

function readList(parser: Parser): readonly Expression[] {
  const tests: Expression[] = [];
  do tests.push(parser.expression());
  while (parser.cursor.accept(','));
  return tests;
}

/** `not(...)` alone in a cell is no call: what it takes are tests. */
function argumentsOfNot(
  test: Expression | undefined,
  from: number,
  to: number,
): readonly Expression[] | undefined {
  if (test?.kind !== 'call' || test.arguments.length === 0) return undefined;
  const { callee, at } = test;
  const isNot = callee.kind === 'name' && callee.name === 'not' && callee.at[1] === from + 3;
  return isNot && at[0] === from && at[1] === to ? test.arguments : undefined;
}
