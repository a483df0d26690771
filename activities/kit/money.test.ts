import { expect, test } from 'vitest';
import { minorOfUnit, minorOfUnits, unitsOf } from './money.ts';

test.each([
  ['EUR', 100],
  ['HUF', 100],
  ['JPY', 1],
  ['KWD', 1000],
])('one %s has %d minor units', (currency, minor) => {
  expect(minorOfUnit(currency)).toBe(minor);
});

test('amounts go over and back', () => {
  expect(minorOfUnits('12.345', 'EUR')).toBe(1235);
  expect(minorOfUnits(12, 'JPY')).toBe(12);
  expect(unitsOf(1235, 'EUR')).toBe(12.35);
});
