import { bindAll, type Environment } from './environment.ts';
import { FeelFunction, type Arguments, type FeelContext, type FeelValue } from './feel-value.ts';
import { DmnError } from '../dmn/error.ts';
import { interpret } from './interpret.ts';
import { javaFunction } from './java-functions.ts';
import type { ExpressionOf } from './tree.ts';
import { coerce } from './types.ts';

/** Each entry sees those before it; a key that comes twice makes the whole null. */
export function interpretContext(
  node: ExpressionOf<'context'>,
  environment: Environment,
): FeelContext | null {
  const context = emptyContext();
  const inner = bindAll(environment, context);
  for (const { name, value } of node.entries) {
    if (Object.hasOwn(context, name)) return null;
    context[name] = interpret(value, inner);
  }
  return context;
}

/** A closure over the place it is written: null for arguments that are not of the parameters' types. */
export function interpretFunction(node: ExpressionOf<'function'>, environment: Environment): FeelFunction {
  const names = node.parameters.map(({ name }) => name);
  if (node.external) return externalFunction(names, interpret(node.body, environment));
  return new FeelFunction(names, (given, surroundings) => {
    const values = assign(names, given);
    if (!values) return null;
    const bound = emptyContext();
    for (const [index, { name, type }] of node.parameters.entries()) {
      const value = values[index] ?? null;
      bound[name] = type ? coerce(value, type, environment) : value;
      if (bound[name] === null && value !== null) return null;
    }
    return surroundings.effort.call(() => interpret(node.body, bindAll(environment, bound)));
  });
}

function externalFunction(names: readonly string[], description: FeelValue): FeelFunction {
  const java = javaFunction(description);
  return new FeelFunction(names, (given, { effort, failed }) => {
    if (java === undefined) {
      failed(new DmnError('DMN_EXTERNAL_FUNCTION', 'This external function cannot be called.'));
      return null;
    }
    const values = assign(names, given);
    return values === undefined ? null : effort.call(() => java(values));
  });
}

/** The arguments in the order of the parameters; `undefined` when they do not fit them one to one. */
export function assign(names: readonly string[], given: Arguments): readonly FeelValue[] | undefined {
  if (given.kind === 'positional') {
    return given.values.length === names.length ? given.values : undefined;
  }
  const { values } = given;
  if (values.size !== names.length || !names.every((name) => values.has(name))) return undefined;
  return names.map((name) => values.get(name) ?? null);
}

/** An object without a prototype, so that every name is a plain key. */
export function emptyContext(): Record<string, FeelValue> {
  const context: Record<string, FeelValue> = Object.create(null);
  return context;
}
