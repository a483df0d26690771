import { entryOf, isContext, type FeelValue } from './feel-value.ts';
import { canonical, isNumber, parseNumber, toDecimal, toDouble, toInteger } from './number.ts';

/** A function of the Java class library that FEEL may call (DMN 1.5, 10.3.2.13.3): arguments and result are FEEL values. */
export type JavaFunction = (values: readonly FeelValue[]) => FeelValue;

/**
 * What `external {java: {class, method signature}}` names: of java.lang, what computes on numbers and texts alone, since nothing else
 * is the same at each replay. Undefined for every other.
 */
export function javaFunction(description: FeelValue): JavaFunction | undefined {
  const java = isContext(description) ? entryOf(description, 'java') : undefined;
  if (java === undefined || !isContext(java)) return undefined;
  const [className, signature] = [entryOf(java, 'class'), entryOf(java, 'method signature')];
  if (typeof className !== 'string' || typeof signature !== 'string') return undefined;
  return functions.get(`${className}.${signature.replace(/\s+/g, '')}`);
}

/** A FEEL value as a Java type takes it; undefined where it does not. */
type Take<T> = (value: FeelValue) => T | undefined;

const decimal: Take<number> = (value) => (isNumber(value) ? toDouble(value) : undefined);
const whole = (bits: number): Take<number> => {
  const bound = 2 ** (bits - 1);
  return (value) => {
    const integer = isNumber(value) ? toInteger(value) : undefined;
    return integer !== undefined && integer >= -bound && integer < bound ? integer : undefined;
  };
};
const text: Take<string> = (value) => (typeof value === 'string' ? value : undefined);
const character: Take<string> = (value) => {
  const one = text(value);
  return one?.length === 1 ? one : undefined;
};

const numeric = {
  byte: whole(8),
  short: whole(16),
  int: whole(32),
  long: whole(64),
  float: decimal,
  double: decimal,
};
type Numeric = keyof typeof numeric;
const boxes: Readonly<Record<Numeric, string>> = {
  byte: 'Byte',
  short: 'Short',
  int: 'Integer',
  long: 'Long',
  float: 'Float',
  double: 'Double',
};

/** Null for arguments of other types, as everywhere in FEEL. */
function taking<T>(takes: readonly Take<T>[], compute: (...values: readonly T[]) => FeelValue): JavaFunction {
  return (values) => {
    const taken = takes.map((take, index) => take(values[index] ?? null));
    const fitting = taken.filter((value) => value !== undefined);
    return values.length === takes.length && fitting.length === takes.length ? compute(...fitting) : null;
  };
}

function numberOf(value: number): FeelValue {
  return Number.isFinite(value) ? canonical(toDecimal(value)) : null;
}

const functions: ReadonlyMap<string, JavaFunction> = new Map([
  ...[
    ...(['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh'] as const),
    ...(['exp', 'log', 'log10', 'sqrt', 'cbrt', 'ceil', 'floor'] as const),
  ].map((name) => mathFunction(`${name}(double)`, [decimal], (value = Number.NaN) => Math[name](value))),
  ...(['pow', 'atan2', 'hypot'] as const).map((name) =>
    mathFunction(`${name}(double,double)`, [decimal, decimal], (left = Number.NaN, right = Number.NaN) =>
      Math[name](left, right),
    ),
  ),
  ...(['int', 'long', 'float', 'double'] as const).flatMap((type) => {
    const take = numeric[type];
    return [
      mathFunction(`max(${type},${type})`, [take, take], Math.max),
      mathFunction(`min(${type},${type})`, [take, take], Math.min),
      mathFunction(`abs(${type})`, [take], (value = Number.NaN) => Math.abs(value)),
    ];
  }),
  ...(Object.keys(numeric) as Numeric[]).flatMap((type) => [
    [
      `java.lang.${boxes[type]}.valueOf(${type})`,
      taking([numeric[type]], (value = 0) => numberOf(value)),
    ] as const,
    [
      `java.lang.${boxes[type]}.valueOf(java.lang.String)`,
      taking([text], (value = '') => read(value, type)),
    ] as const,
  ]),
  ['java.lang.String.valueOf(char)', taking([character], (value = '') => value)] as const,
]);

function mathFunction(
  signature: string,
  takes: readonly Take<number>[],
  compute: (...values: readonly number[]) => number,
): readonly [string, JavaFunction] {
  return [`java.lang.Math.${signature}`, taking(takes, (...values) => numberOf(compute(...values)))];
}

function read(value: string, type: Numeric): FeelValue {
  const number = parseNumber(value);
  return number !== null && numeric[type](number) !== undefined ? number : null;
}
