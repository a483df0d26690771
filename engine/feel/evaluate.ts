import type { Value } from '../value.ts';
import { liftValue, rootEnvironment, type FeelScope } from './environment.ts';
import { interpret } from './interpret.ts';
import { lowerValue } from './lower.ts';
import type { Expression, UnaryTests } from './tree.ts';
import { passes } from './unary-tests.ts';

export type { FeelScope } from './environment.ts';

/**
 * The value of an expression as JSON: temporal values leave as ISO 8601 strings, functions as null.
 * What FEEL calls an error is null. Throws `FeelError` when the expression would run away.
 */
export function evaluate(expression: Expression, scope: FeelScope): Value {
  const environment = rootEnvironment(scope);
  return lowerValue(interpret(expression, environment), environment.surroundings.effort);
}

/** Whether the input passes the tests of a decision table's cell. */
export function evaluateUnary(tests: UnaryTests, input: Value, scope: FeelScope): boolean {
  return passes(tests, liftValue(input) ?? null, rootEnvironment(scope));
}
