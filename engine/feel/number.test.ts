import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  canonical,
  compareNumbers,
  divide,
  formatNumber,
  modulo,
  multiply,
  parseNumber,
  subtract,
  toDecimal,
} from './number.ts';

const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

test('money adds and subtracts to the cent', () => {
  fc.assert(
    fc.property(cents, cents, (left, right) => {
      expect(add(left / 100, right / 100)).toBe((left + right) / 100);
      expect(subtract(left / 100, right / 100)).toBe((left - right) / 100 + 0);
    }),
  );
});

test('whole numbers are exact beyond those of a double', () => {
  const big = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n });
  fc.assert(
    fc.property(big, big, (left, right) => {
      const product = multiply(canonicalOf(left), canonicalOf(right));
      expect(product !== null && formatNumber(product)).toBe(String(left * right));
    }),
  );
});

test('each number has one representation', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const again = canonical(toDecimal(value));
      expect(again !== null && compareNumbers(again, value)).toBe(0);
    }),
  );
});

test('division and remainder by zero are null', () => {
  expect(divide(1, 0)).toBeNull();
  expect(modulo(1, 0)).toBeNull();
});

test.each([
  ['007', 7],
  ['1e3', 1000],
  ['-.5', -0.5],
  ['1_000', null],
  ['0x10', null],
  ['', null],
])('%s is read as %j', (text, expected) => {
  expect(parseNumber(text)).toBe(expected);
});

function canonicalOf(value: bigint) {
  return canonical(toDecimal(value)) ?? 0;
}
