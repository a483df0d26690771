import type { Surroundings } from '../environment.ts';
import { FeelFunction, type Arguments, type FeelValue } from '../feel-value.ts';

/** A parameter of a built-in function; `accept` gives `undefined` for an argument that does not fit. */
export interface Parameter<T> {
  readonly name: string;
  readonly need: 'required' | 'optional' | 'rest';
  readonly accept: (value: FeelValue) => T | undefined;
}

/** One way to call a built-in function. */
export interface Signature {
  readonly parameters: readonly Parameter<unknown>[];
  /** `undefined` when the arguments do not fit. */
  readonly call: (given: Arguments, surroundings: Surroundings) => FeelValue | undefined;
}

type Accepted<P> = P extends Parameter<infer T> ? T : never;
type AcceptedAll<P extends readonly Parameter<unknown>[]> = {
  readonly [K in keyof P]: Accepted<P[K]>;
};

/** A function of DMN 1.5, 10.3.4, or one that Camunda adds. */
export class BuiltIn extends FeelFunction {
  readonly signatures: readonly Signature[];

  constructor(signatures: readonly Signature[]) {
    const names = signatures[0]?.parameters.map(({ name }) => name) ?? [];
    super(names, (given, surroundings) => {
      const { effort } = surroundings;
      effort.iterate(1);
      for (const value of given.values.values()) effort.take(value);
      for (const signature of signatures) {
        const result = signature.call(given, surroundings);
        if (result === undefined) continue;
        effort.make(result);
        return result;
      }
      return null;
    });
    this.signatures = signatures;
  }
}

/** A built-in function of one or more signatures; the first that fits the arguments runs. */
export function builtIn(...signatures: readonly Signature[]): BuiltIn {
  return new BuiltIn(signatures);
}

/** A signature: its parameters, and what it does with arguments that fit them. */
export function signature<const P extends readonly Parameter<unknown>[]>(
  parameters: P,
  body: (given: AcceptedAll<P>, surroundings: Surroundings) => FeelValue,
): Signature {
  return {
    parameters,
    call(given, surroundings) {
      const values = place(parameters, given);
      if (!values) return undefined;
      const accepted: unknown[] = [];
      for (const [index, parameter] of parameters.entries()) {
        const value = values[index];
        const fit = value === undefined ? undefined : parameter.accept(value);
        if (fit === undefined && value !== undefined) return undefined;
        accepted.push(fit);
      }
      return isAccepted<P>(accepted) ? body(accepted, surroundings) : undefined;
    },
  };
}

/** Every element has passed its parameter's `accept`: this is where the compiler is told so. */
function isAccepted<P extends readonly Parameter<unknown>[]>(values: unknown): values is AcceptedAll<P> {
  return Array.isArray(values);
}

function place(
  parameters: readonly Parameter<unknown>[],
  given: Arguments,
): readonly (FeelValue | undefined)[] | undefined {
  if (given.kind === 'named') return placeNamed(parameters, given.values);
  const last = parameters.at(-1);
  if (last?.need === 'rest') {
    const fixed = parameters.length - 1;
    if (given.values.length < fixed) return undefined;
    return [...given.values.slice(0, fixed), given.values.slice(fixed)];
  }
  const required = parameters.filter(({ need }) => need === 'required').length;
  const fits = given.values.length >= required && given.values.length <= parameters.length;
  return fits ? given.values : undefined;
}

function placeNamed(
  parameters: readonly Parameter<unknown>[],
  values: ReadonlyMap<string, FeelValue>,
): readonly (FeelValue | undefined)[] | undefined {
  for (const name of values.keys()) {
    if (!parameters.some((parameter) => parameter.name === name)) return undefined;
  }
  const missing = parameters.some(({ name, need }) => need === 'required' && !values.has(name));
  if (missing) return undefined;
  return parameters.map(({ name, need }) => {
    const value = values.get(name);
    return need === 'rest' && value !== undefined ? [value] : value;
  });
}
