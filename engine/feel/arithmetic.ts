import type { FeelValue } from './feel-value.ts';
import { add, divide, isNumber, multiply, power, subtract, toInteger, type FeelNumber } from './number.ts';
import { calculateTemporal, negateDuration } from './temporal-arithmetic.ts';
import type { ArithmeticOperator } from './tree.ts';

/** `left <operator> right` on numbers, strings (`+` alone) and temporal values; `null` for everything else. */
export function calculate(operator: ArithmeticOperator, left: FeelValue, right: FeelValue): FeelValue {
  if (isNumber(left) && isNumber(right)) return calculateNumbers(operator, left, right);
  if (typeof left === 'string' && typeof right === 'string') {
    return operator === '+' ? left + right : null;
  }
  return calculateTemporal(operator, left, right);
}

/** Steps that a calculation takes: a power is some hundred multiplications with 34 digits. */
export function stepsOf(operator: ArithmeticOperator, left: FeelValue, right: FeelValue): number {
  if (typeof left === 'string' && typeof right === 'string') return left.length + right.length;
  if (operator !== '**' || !isNumber(right)) return 1;
  const exponent = toInteger(right);
  return exponent !== undefined && Math.abs(exponent) <= 100 ? 50 : 4000;
}

/** `-value` of a number or a duration. */
export function negate(value: FeelValue): FeelValue {
  return isNumber(value) ? subtract(0, value) : negateDuration(value);
}

function calculateNumbers(
  operator: ArithmeticOperator,
  left: FeelNumber,
  right: FeelNumber,
): FeelNumber | null {
  switch (operator) {
    case '+':
      return add(left, right);
    case '-':
      return subtract(left, right);
    case '*':
      return multiply(left, right);
    case '/':
      return divide(left, right);
    case '**':
      return power(left, right);
  }
}
