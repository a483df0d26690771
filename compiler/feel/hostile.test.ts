import { expect, test } from 'vitest';
import { seededRandom } from '../../engine/testing/seeded-random.ts';
import { parseExpression, parseUnaryTests, type ExpressionResult, type UnaryTestsResult } from './index.ts';

const names = { 'a-b': {}, 'Monthly Income': { 'tax+vat': {} } };

const whole = [
  'budget > 10000 and channel in ("search", "social")',
  'if lead.employees = null then false else lead.employees >= 250',
  'for i in 1..3, j in xs return i * j ** 2 - -1',
  'some x in [1, 2] satisfies x between 1 and 2 or not(x = 3)',
  'every x.y in {a: [1]}.a satisfies x.y != null',
  '{a-b: 1, "c d": {e: function(n: number, m) external {java: "x"}}, f: a-b}',
  'xs[item > 1 and price < 2].name[-1]',
  'x in (> 5, [1..2], ]1..2[, (1..2], "a")',
  'y instance of context<a: list<number>, b c: range<date and time>>',
  'z instance of function<Any, string> -> years and months duration',
  '@"2026-03-01" + duration("P1D") = date and time(date: x, time: y)',
  'f(named arg: 1, other: [2])(3).Monthly Income',
  'Monthly Income.tax+vat / 1.5e-3',
  '`quoted name`.`entry` + "text \\u00e4 \\" \\U01F40E"',
  '/* block */ a // line\n + b',
  'years and months duration(a, b) < days and more',
  'get value({a: {b-c: 1}}, "a").b-c',
  '[[1..2[, [3..4), (5..6]]',
  '-1 ** -x[1].y',
  'null',
  'true or false and ?',
  'string length(concatenate(["a"], [])[1])',
  'if a then if b then c else d else e',
  '{}.a[{}]',
  'for p in partial return partial[-1]',
  '> 5',
  'not(> 5, < 3)',
  '-',
  '"a", "b"',
  '? > 1 and ? < 8',
];

function parseBoth(source: string): readonly (ExpressionResult | UnaryTestsResult)[] {
  return [parseExpression(source, { names }), parseUnaryTests(source, { names })];
}

/** What is wrong with the answers to a text: each must be a tree, or errors at places of the text. */
function faultsOf(source: string): readonly string[] {
  return parseBoth(source).flatMap((parsed) => {
    if (parsed.ok) return [];
    if (parsed.errors.length === 0) return [`${source}: refused without a word`];
    return parsed.errors
      .filter(({ message, from, to }) => message === '' || from < 0 || to < from || to > source.length)
      .map((error) => `${source}: ${JSON.stringify(error)}`);
  });
}

test.each(whole)('%s may end anywhere', (source) => {
  expect(parseBoth(source).some((parsed) => parsed.ok || 'expression' in parsed)).toBe(true);
  const cuts = Array.from({ length: source.length + 1 }, (_, end) => [
    source.slice(0, end),
    source.slice(end),
  ]);
  expect(cuts.flat().flatMap(faultsOf)).toEqual([]);
});

const pieces = whole.flatMap((source) => source.match(/"[^"]*"|[\p{L}\p{N}]+|\s+|./gu) ?? []);

test.each(Array.from({ length: 20 }, (_, seed) => seed))('pieces in any order, seed %i', (seed) => {
  const below = seededRandom(seed);
  const sources = Array.from({ length: 100 }, () =>
    Array.from({ length: 1 + below(20) }, () => pieces[below(pieces.length)]).join(''),
  );
  expect(sources.flatMap(faultsOf)).toEqual([]);
});

test.each([
  '(',
  '[',
  '[1..',
  ']1..',
  '{a:',
  'f(',
  'f(a:',
  'if ',
  'if a then b else ',
  'for a in ',
  'some a in ',
  'function(a) ',
  'a in (',
  'a between ',
  'x[',
  '- ',
  '> ',
  '1+',
  'a.',
  'a = ',
  'x instance of list<',
  'not(',
])('%s again and again is refused', (unit) => {
  const source = unit.repeat(Math.floor(65_000 / unit.length));
  for (const parsed of parseBoth(source)) expect(parsed.ok).toBe(false);
});

test.each([
  ['a sum', '1'.concat('+1'.repeat(399)), '1'.concat('+1'.repeat(400))],
  ['parentheses', `${'('.repeat(399)}1${')'.repeat(399)}`, `${'('.repeat(400)}1${')'.repeat(400)}`],
  ['filters', `x${'[1]'.repeat(399)}`, `x${'[1]'.repeat(400)}`],
  [
    'a sum in parentheses',
    `(${'1'.concat('+1'.repeat(199))})${'+1'.repeat(199)}`,
    `(${'1'.concat('+1'.repeat(200))})${'+1'.repeat(199)}`,
  ],
])('%s may be 400 deep', (_, deep, deeper) => {
  expect(parseExpression(deep).ok).toBe(true);
  const parsed = parseExpression(deeper);
  expect(parsed.ok ? '' : parsed.errors[0]?.message).toBe('The expression is nested more than 400 deep.');
});
