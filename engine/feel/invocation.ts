import type { Environment } from './environment.ts';
import { FeelFunction, type FeelValue } from './feel-value.ts';
import { interpret } from './interpret.ts';
import type { ExpressionOf } from './tree.ts';

/** `f(a, b)`; `null` when `f` is no function or does not take these arguments. */
export function interpretCall(node: ExpressionOf<'call'>, environment: Environment): FeelValue {
  const callee = interpret(node.callee, environment);
  if (!(callee instanceof FeelFunction)) return null;
  const values = node.arguments.map((argument) => interpret(argument, environment));
  return callee.call({ kind: 'positional', values }, environment.surroundings);
}

/** `f(x: a, y: b)`, in any order. */
export function interpretNamedCall(node: ExpressionOf<'named-call'>, environment: Environment): FeelValue {
  const callee = interpret(node.callee, environment);
  if (!(callee instanceof FeelFunction)) return null;
  const values = new Map<string, FeelValue>();
  for (const { name, value } of node.arguments) values.set(name, interpret(value, environment));
  return callee.call({ kind: 'named', values }, environment.surroundings);
}
