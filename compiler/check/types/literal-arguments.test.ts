import { expect, test } from 'vitest';
import { parseExpression } from '../../feel/index.ts';
import { anything } from '../shape.ts';
import { typeExpression } from './index.ts';

function mistakesIn(source: string): readonly string[] {
  const parsed = parseExpression(source, { names: ['x', 'xs'] });
  if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message).join(' '));
  const variables = { properties: { x: anything, xs: anything } };
  return typeExpression(parsed.expression, variables).mistakes.map(({ message }) => message);
}

test.each([
  ['duration("7 days")', 'duration("7 days") is always null'],
  ['duration("4 hours")', 'duration("4 hours") is always null'],
  ['date("2026-02-30")', 'date("2026-02-30") is always null'],
  ['date(2026, 2, 30)', 'date(2026, 2, 30) is always null'],
  ['time("25:00:00")', 'time("25:00:00") is always null'],
  ['date and time("2026-01-01 9:00")', 'date and time("2026-01-01 9:00") is always null'],
  ['matches(x, "^[a-z")', 'matches with the pattern "^[a-z" is always null'],
  ['replace(x, "(", "")', 'replace with the pattern "(" is always null'],
  ['split(x, "[")', 'split with the pattern "[" is always null'],
  ['substring(x, 0, 10)', 'there is nothing at place 0'],
  ['xs[0]', 'there is nothing at place 0'],
])('%s: %s', (source, message) => {
  expect(mistakesIn(source)).toEqual([message]);
});

test.each([
  'duration("P7D")',
  'duration(x)',
  'date("2026-02-28")',
  'date(x)',
  'time("09:30:00Z")',
  'date and time("2026-02-28T09:30:00Z")',
  'matches(x, "^[a-z]+$")',
  'replace(x, "a|b", "$0")',
  'split(x, "/")[3]',
  'substring(x, 1, 10)',
  'substring(x, -1)',
  'xs[-1]',
  'xs[item = 0]',
])('%s is let pass', (source) => {
  expect(mistakesIn(source)).toEqual([]);
});
