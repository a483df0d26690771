import { describe, expect, test } from 'vitest';
import { evaluate, evaluateUnary, type FeelScope } from '../../engine/feel/evaluate.ts';
import type { Value } from '../../engine/value.ts';
import { parseExpression, parseFeelOrStatic, parseUnaryTests } from './index.ts';

const variables: Readonly<Record<string, Value>> = {
  budget: 20_000,
  channel: 'search',
  leads: [
    { name: 'Ada', score: 80 },
    { name: 'Bob', score: 20 },
  ],
  'cost-per-lead': 12.5,
  'Monthly Income': 3000,
  start: '2026-03-01',
  nothing: null,
};

const scope: FeelScope = {
  read: (name) => variables[name],
  now: () => Date.UTC(2026, 10, 22, 9, 30),
};

function value(source: string): Value {
  const parsed = parseExpression(source, { names: Object.keys(variables) });
  if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message).join(' '));
  return evaluate(parsed.expression, scope);
}

const tables: Readonly<Record<string, readonly (readonly [source: string, expected: Value])[]>> = {
  numbers: [
    ['0.1 + 0.2', 0.3],
    ['1 / 3', 0.3333333333333333],
    ['1 / 3 * 3 = 1', false],
    ['19.99 * 3', 59.97],
    ['-5 ** 2', 25],
    ['2 ** 0.5', 1.4142135623730951],
    ['10 ** 7000', null],
    ['1 / 0', null],
    ['9007199254740993 = 9007199254740992', false],
    ['string(12345678901234567890)', '12345678901234567890'],
    ['1 + "1"', null],
    ['-"a"', null],
    ['.5 + 1.5e1', 15.5],
    ['modulo(-12, 5)', 3],
    ['decimal(2.5, 0)', 2],
    ['round half up(-2.5, 0)', -3],
    ['floor(-1.5)', -2],
    ['number("1.000,5", ".", ",")', 1000.5],
    ['number("1,0")', null],
  ],
  logic: [
    ['true and nothing', null],
    ['false and nothing', false],
    ['true or "no boolean"', true],
    ['if nothing then 1 else 2', 2],
    ['if "text" then 1 else 2', null],
    ['not("text")', null],
    ['budget > 10000 and channel in ("search", "social")', true],
    ['budget between 1 and 20000', true],
    ['budget in [1..20000] and true', true],
    ['budget in > 1 and channel in ["search"]', true],
    ['budget in [1..2] or true', true],
    ['1 = "1"', null],
    ['nothing = null', true],
    ['[1, 2] = [1, 2.0]', true],
    ['{a: 1, b: 2} = {b: 2, a: 1}', true],
    ['some lead in leads satisfies lead.score > 50', true],
    ['every lead in leads satisfies lead.score > 50', false],
    ['some x in [1, 2] satisfies x = "a"', null],
    ['all([true, nothing])', null],
    ['get or else(unknown, "default")', 'default'],
  ],
  names: [
    ['cost-per-lead * 2', 25],
    ['Monthly Income + 1', 3001],
    ['{foo+bar: 1, sum: foo+bar + 1}.sum', 2],
    ['{"a b": 1}.a b', 1],
    ['`Monthly Income`', 3000],
    ['unknown', null],
    ['leads.name', ['Ada', 'Bob']],
  ],
  strings: [
    ['"a" + "b"', 'ab'],
    ['substring("foobar", -3, 2)', 'ba'],
    ['string length("😀")', 1],
    ['"\\u00e4\\n\\"" + "\\\\"', 'ä\n"\\'],
    ['string join(["a", nothing, "b"], ", ")', 'a, b'],
    ['split("a;b;;c", ";")', ['a', 'b', '', 'c']],
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '[1=ab][2=]cd'],
    ['replace("abc", ".*?", "x")', null],
    ['matches("lead@example.com", "[\\\\w.-]+@[a-z.]+")', true],
    ['matches("b", "[a-z-[b]]")', false],
    ['matches("a", "(?=a)")', null],
    ['string([1, "a", {b: @"PT1H"}])', '[1, "a", {b: PT1H}]'],
    ['upper case("straße")', 'STRASSE'],
  ],
  lists: [
    ['leads[score > 50].name', ['Ada']],
    ['leads[1].name', 'Ada'],
    ['leads[-1].name', 'Bob'],
    ['leads[3]', null],
    ['[1, 2, 3][item >= 2]', [2, 3]],
    ['channel[1]', 'search'],
    ['nothing[1]', null],
    ['for i in 1..3 return i * 2', [2, 4, 6]],
    ['for i in 3..1, j in ["a", "b"] return string(i) + j', ['3a', '3b', '2a', '2b', '1a', '1b']],
    ['for i in 1..4 return if i = 1 then 1 else i * partial[-1]', [1, 2, 6, 24]],
    ['for day in @"2026-02-27"..@"2026-03-01" return day', ['2026-02-27', '2026-02-28', '2026-03-01']],
    ['sort(leads, function(a, b) a.score < b.score).name', ['Bob', 'Ada']],
    ['sum(leads.score)', 100],
    ['sum([])', null],
    ['mean(1, 2, 6)', 3],
    ['max("a", "c", "b")', 'c'],
    ['distinct values([1, 2, 1])', [1, 2]],
    ['flatten([1, [2, [3]]])', [1, 2, 3]],
    ['list replace([1, 2, 3], function(item, newItem) item > 1, 0)', [1, 0, 0]],
    ['index of([1, 2, 1], 1)', [1, 3]],
    ['count(5)', 1],
  ],
  contexts: [
    ['{a: 1, b: a + 1}.b', 2],
    ['{fac: function(n) if n < 2 then 1 else n * fac(n - 1), r: fac(20)}.r', 2432902008176640000],
    ['context put({a: {b: 1}}, ["a", "b"], 2)', { a: { b: 2 } }],
    ['context merge([{a: 1}, {a: 2, b: 3}])', { a: 2, b: 3 }],
    ['get entries({a: 1})', [{ key: 'a', value: 1 }]],
    ['get value({a: 1}, "b")', null],
    ['(function(a, b) a - b)(b: 1, a: 3)', 2],
    ['(function(a: number) a)("text")', null],
    ['{"__proto__": 1}.a', null],
  ],
  temporals: [
    ['now()', '2026-11-22T09:30:00Z'],
    ['today()', '2026-11-22'],
    ['date(start) + @"P1M"', '2026-04-01'],
    ['@"2024-01-31" + @"P1M"', '2024-02-29'],
    ['date(2026, 2, 30)', null],
    ['date("2026-03-10") - date("2026-03-01")', 'P9D'],
    ['@"2026-03-01T10:00:00+02:00" = @"2026-03-01T08:00:00Z"', true],
    ['@"2026-03-01T10:00:00" < @"2026-03-01T08:00:00Z"', null],
    ['@"2026-07-01T10:00:00@Europe/Berlin".time offset', 'PT2H'],
    ['@"2026-03-29T01:30:00@Europe/Berlin" + @"PT1H"', '2026-03-29T03:30:00@Europe/Berlin'],
    ['time("23:30:00") + @"PT1H"', '00:30:00'],
    ['@"P1DT2H30M" * 2', 'P2DT5H'],
    ['@"P1Y" / @"P1M"', 12],
    ['years and months duration(@"2025-01-31", @"2026-03-01")', 'P1Y1M'],
    ['day of week(@"2026-11-22")', 'Sunday'],
    ['week of year(@"2027-01-03")', 53],
    ['date(start).weekday', 7],
    ['date("2026-01-01") > time("10:00:00")', null],
  ],
  ranges: [
    ['5 in (1..5)', false],
    ['5 in [1..5]', true],
    ['5 in > 4', true],
    ['[3..1]', null],
    ['[1..5].end included', true],
    ['before([1..5), [5..6])', true],
    ['overlaps([1..5], [5..6])', true],
    ['during(@"2026-01-02", [@"2026-01-01"..@"2026-01-03"])', true],
    ['range("[1..3)") = [1..3)', true],
    ['[1..3] instance of range<number>', true],
  ],
  types: [
    ['1 instance of number', true],
    ['@"P1D" instance of days and time duration', true],
    ['[1, "a"] instance of list<number>', false],
    ['{a: 1} instance of context<a: number>', true],
    ['null instance of number', false],
  ],
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows)('%s', (source, expected) => {
    expect(value(source)).toEqual(expected);
  });
});

test.each<readonly [tests: string, input: Value, expected: boolean]>([
  ['-', 1, true],
  ['> 5, < 3', 4, false],
  ['> 5, < 3', 6, true],
  ['not("a", "b")', 'c', true],
  ['not("a", "b")', 'a', false],
  ['[1..3]', 3, true],
  ['"a"', ['a'], false],
  ['["a", "b"]', 'b', true],
  ['? > 5 and ? < 8', 6, true],
  ['contains(?, "ad")', 'lead', true],
  ['null', null, true],
  ['false', false, true],
  ['budget', 20_000, true],
])('the cell %s on %j', (source, input, expected) => {
  const parsed = parseUnaryTests(source, { names: ['budget'] });
  expect(parsed.ok && evaluateUnary(parsed.tests, input, scope)).toBe(expected);
});

test.each([
  ['for i in 1..100000000 return i', 'FEEL_TOO_MANY_ITERATIONS'],
  ['some x in 1..5000, y in 1..5000 satisfies false', 'FEEL_TOO_MANY_ITERATIONS'],
  ['{f: function(n) f(n + 1), r: f(0)}.r', 'FEEL_TOO_DEEP'],
])('%s is stopped', (source, code) => {
  expect(() => value(source)).toThrow(expect.objectContaining({ code }));
});

test('text without a leading = stands for itself', () => {
  const fixed = parseFeelOrStatic('budget > 1');
  const feel = parseFeelOrStatic('= budget > 1');
  expect(fixed.ok && evaluate(fixed.expression, scope)).toBe('budget > 1');
  expect(feel.ok && evaluate(feel.expression, scope)).toBe(true);
});

test('a tree survives JSON', () => {
  const parsed = parseExpression('{a: [1, 0.12345678901234567890], b: for x in a return x + 1}.b');
  if (!parsed.ok) throw new Error('does not parse');
  const copy: typeof parsed.expression = JSON.parse(JSON.stringify(parsed.expression));
  expect(copy).toEqual(parsed.expression);
  expect(evaluate(copy, scope)).toEqual([2, 1.1234567890123457]);
});
