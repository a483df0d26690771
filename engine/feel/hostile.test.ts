import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../compiler/feel/index.ts';
import { evaluate } from './evaluate.ts';

// Each would hold up a worker, or fill its memory, if nobody counted what it does.
const long = 'x'.repeat(100_000);
const rows: Readonly<Record<string, readonly string[]>> = {
  'a regular expression that backtracks for ever': [
    'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")',
    'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a|a)*$")',
    'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a|aa)+$")',
    'matches(long, "(x*)*(x*)*(x*)*y")',
    'matches("", "(){1000000000}")',
    'replace(long, "(x+x+)+y", "z")',
    'split(long, "(x|xx)+,")',
    'extract(long, "x*y")',
  ],
  'a text that doubles': [
    'for i in 1..100 return if i = 1 then "ab" else partial[-1] + partial[-1]',
    'for i in 1..100 return if i = 1 then "ab" else replace(partial[-1], "(.)", "$1$1")',
    'for i in 1..100 return if i = 1 then "ab" else string join([partial[-1], partial[-1]])',
    'string join(for i in 1..1000 return long)',
    'string join(for i in 1..1000 return "a", long)',
    'for i in 1..100000 return upper case(long)',
    'for i in 1..10000 return string(9.9e6000)',
  ],
  'a list that doubles': [
    'for i in 1..100 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])',
    'for i in 1..100 return if i = 1 then [1] else flatten([partial[-1], partial[-1]])',
  ],
  'a value that holds itself many times over': [
    'for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]]',
    'string(for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]])',
    '{l: for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]], same: l = l}.same',
    '{l: for i in 1..60 return if i = 1 then {} else {a: partial[-1], b: partial[-1]}, in: l in [[l]]}.in',
  ],
  'iterations without end': [
    'count(for i in 1..1000000000000 return i)',
    'some i in 1..100000, j in 1..100000 satisfies i + j < 0',
    'count((for i in 1..1000000000 return i)[item > 5])',
    'count([1..2][item in (for i in 1..1000000 return i)])',
    '{f: function(n) if n = 0 then 0 else f(n - 1) + f(n - 1), value: f(400)}.value',
  ],
  'lists compared with lists': [
    'distinct values(for i in 1..100000 return {a: i})',
    'duplicate values(for i in 1..100000 return [i])',
    'sort(for i in 1..100000 return modulo(i * 7919, 100003), function(a, b) a < b)',
    'for i in 1..100000 return list contains(for j in 1..1000 return j, 0)',
  ],
  'numbers that take long': [
    'for i in 1..100000 return exp(i / 7)',
    'for i in 1..100000 return log(i / 7)',
    'for i in 1..100000 return 1.0000001 ** 9007199254740991',
    'for i in 1..100000 return modulo(9.9e6000, i + 0.1)',
    'for i in 1..100000 return stddev([1, i, 3.3, 4.4, 5.5, 6.6, 7.7, 8.8, 9.9, 10.1, 11.2, 12.3])',
  ],
};

function codeOf(source: string): unknown {
  const parsed = parseExpression(source, { names: ['long'] });
  if (!parsed.ok) return parsed.errors;
  try {
    return JSON.stringify(
      evaluate(parsed.expression, { read: (name) => (name === 'long' ? long : undefined), now: () => 0 }),
    ).slice(0, 100);
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

describe.each(Object.entries(rows))('%s is stopped', (_what, sources) => {
  test.each(sources)('%s', (source) => {
    expect(codeOf(source)).toBe('FEEL_TOO_MANY_ITERATIONS');
  });
});

test.each([
  ['calls', '{f: function(n) f(n + 1), value: f(1)}.value'],
  ['lists in lists', 'for i in 1..100000 return if i = 1 then [1] else [partial[-1]]'],
  ['contexts in contexts', 'for i in 1..100000 return if i = 1 then {} else {a: partial[-1]}'],
  ['lists that hold those before them', 'for i in 1..100000 return {list: partial}'],
  ['what a function nests', 'for i in 1..100000 return if i = 1 then [] else append([], partial[-1])'],
])('%s that nest too deep are stopped', (_what, source) => {
  expect(codeOf(source)).toBe('FEEL_TOO_DEEP');
});

test.each([
  ['a thousand years of work', 'business hours after(@"2026-01-05T08:00:00Z", 1e9)', 'null'],
  ['a duration longer than time', 'string(duration("P1D") * 1e300)', 'null'],
  ['a power beyond all numbers', '10 ** 10 ** 1000', 'null'],
])('%s is null', (_what, source, expected) => {
  expect(codeOf(source)).toBe(expected);
});

test('what the body keeps of the list so far does not grow along', () => {
  expect(codeOf('for i in 1..3 return partial')).toBe('[[],[[]],[[],[[]]]]');
});

test('what marketing writes is far from the bounds', () => {
  const source =
    'for i in 1..5000 return matches("lead" + string(i) + "@example.com", "^[\\\\w.+-]+@[a-z0-9.-]+$")';
  const parsed = parseExpression(source, {});
  expect(parsed.ok && evaluate(parsed.expression, { read: () => undefined, now: () => 0 })).toHaveLength(
    5000,
  );
});
