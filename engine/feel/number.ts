import { Decimal as ArbitraryDecimal } from 'decimal.js';

/** 34 significant digits, half-even: IEEE 754 decimal128, as DMN 1.5, 10.3.2.3.1 wants it. */
const Decimal = ArbitraryDecimal.clone({
  precision: 34,
  rounding: ArbitraryDecimal.ROUND_HALF_EVEN,
  maxE: 6144,
  minE: -6143,
});

export type Decimal = ArbitraryDecimal;

/** A number whose shortest decimal form is exact in a double is a `number`, every other a `Decimal`. */
export type FeelNumber = number | Decimal;

/** True for numbers of both representations. */
export function isNumber(value: unknown): value is FeelNumber {
  return typeof value === 'number' || value instanceof Decimal;
}

/** The decimal a number stands for: for a double its shortest decimal form. */
export function toDecimal(value: FeelNumber | string | bigint): Decimal {
  return new Decimal(typeof value === 'bigint' ? value.toString() : value);
}

/** The canonical representation; `null` for what is not finite. */
export function canonical(value: Decimal): FeelNumber | null {
  if (!value.isFinite()) return null;
  if (value.isZero()) return 0;
  const exact = value.precision() <= 15 && Math.abs(value.e) < 300;
  return exact || isSafe(value) ? value.toNumber() : value;
}

/** The nearest double: what a number is outside of FEEL. */
export function toDouble(value: FeelNumber): number {
  return typeof value === 'number' ? value : value.toNumber();
}

/** A safe integer, or `undefined` when the number is not one. */
export function toInteger(value: FeelNumber): number | undefined {
  const double = toDouble(value);
  return Number.isSafeInteger(double) && (typeof value === 'number' || value.isInteger())
    ? double
    : undefined;
}

/** Reads a literal of FEEL or the text of `number()`; `null` when it is none. */
export function parseNumber(text: string): FeelNumber | null {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text)) return null;
  return canonical(toDecimal(text));
}

/** Decimal notation without an exponent, as `string()` prints it. */
export function formatNumber(value: FeelNumber): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return toDecimal(value).toFixed();
}

/** Negative, zero or positive as `left` is less than, equal to or greater than `right`. */
export function compareNumbers(left: FeelNumber, right: FeelNumber): number {
  if (typeof left === 'number' && typeof right === 'number') {
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return toDecimal(left).comparedTo(toDecimal(right));
}

export function add(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (allSafe(left, right, sum)) return sum;
  }
  return canonical(toDecimal(left).plus(toDecimal(right)));
}

export function subtract(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right;
    if (allSafe(left, right, difference)) return difference;
  }
  return canonical(toDecimal(left).minus(toDecimal(right)));
}

export function multiply(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    if (allSafe(left, right, product)) return product === 0 ? 0 : product;
  }
  return canonical(toDecimal(left).times(toDecimal(right)));
}

/** `null` when the divisor is zero. */
export function divide(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  return canonical(toDecimal(left).dividedBy(toDecimal(right)));
}

export function power(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  return canonical(toDecimal(left).pow(toDecimal(right)));
}

/** The remainder with the divisor's sign: `a - b * floor(a / b)`. */
export function modulo(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  const divisor = toDecimal(right);
  if (divisor.isZero()) return null;
  const remainder = toDecimal(left).modulo(divisor);
  const wrongSide = !remainder.isZero() && remainder.isNegative() !== divisor.isNegative();
  return canonical(wrongSide ? remainder.plus(divisor) : remainder);
}

function isSafe(value: Decimal): boolean {
  return value.isInteger() && value.abs().lessThanOrEqualTo(Number.MAX_SAFE_INTEGER);
}

function allSafe(first: number, second: number, third: number): boolean {
  return Number.isSafeInteger(first) && Number.isSafeInteger(second) && Number.isSafeInteger(third);
}
