import { expect, test } from 'vitest';
import { parseExpression, referencedNames, type NameShape } from './index.ts';

const names: NameShape = {
  'cost-per-lead': {},
  cost: {},
  'Monthly Income': {},
  'a+b': {},
  'if ready': {},
  "client's name": {},
  order: { 'unit price': {}, 'tax+vat': { 'in total': {} }, 'line-items': { 'net/gross': {} } },
  in: {},
};

function parse(source: string) {
  const parsed = parseExpression(source, { names, functions: ['score of-lead'] });
  if (!parsed.expression) throw new Error(parsed.ok ? '' : parsed.errors[0]?.message);
  return parsed.expression;
}

test.each([
  ['cost-per-lead', 'cost-per-lead'],
  ['cost - per - lead', 'cost-per-lead'],
  ['Monthly  Income', 'Monthly Income'],
  ['Monthly\n  Income', 'Monthly Income'],
  ['Monthly /* net */ Income', 'Monthly Income'],
  ['if ready', 'if ready'],
  ["client's name", "client's name"],
  ['`Monthly Income`', 'Monthly Income'],
  ['`a + b`', 'a+b'],
  ['an unknown  name', 'an unknown name'],
  ['year 2026', 'year 2026'],
  ['Monthly Income gross', 'Monthly Income gross'],
  ['größe', 'größe'],
  ['🐎', '🐎'],
  ['?x', '?x'],
  ['date', 'date'],
  ['not', 'not'],
  ['list of things', 'list of things'],
])('%s is the name %s', (source, name) => {
  expect(parse(source)).toMatchObject({ kind: 'name', name });
});

test.each([
  ['cost-per-click', ['cost', 'per', 'click']],
  ['cost - per', ['cost', 'per']],
  ['a + b + c', ['a+b', 'c']],
  ['x in cost', ['x', 'cost']],
  ['x and if ready', ['x', 'if ready']],
  ['years and months duration', ['years', 'months duration']],
  ['score of-lead(cost)', ['score of-lead', 'cost']],
  ['string length(Monthly Income)', ['Monthly Income']],
  ['get or else(cost, a-b)', ['cost', 'a', 'b']],
  ['a\n-b', ['a', 'b']],
])('%s reads %j', (source, read) => {
  expect(referencedNames(parse(source))).toEqual(read);
});

test.each([
  ['order.unit price', ['unit price']],
  ['order.tax+vat', ['tax+vat']],
  ['order . tax + vat', ['tax+vat']],
  ['order.tax+vat.in total', ['in total', 'tax+vat']],
  ['(order).line-items[1].net/gross', ['net/gross', 'line-items']],
  ['[order][1].tax+vat', ['tax+vat']],
  ['(if x then order else null).tax+vat', ['tax+vat']],
  ['(for each in [order] return each.tax+vat)[1].in total', ['in total', 'tax+vat']],
  ['{a-b: {c/d: 1}}.a-b.c/d', ['c/d', 'a-b']],
  ['[{a: {x+: 1}}, {a: {y-: 2}}].a.y-', ['y-', 'a']],
  ['get value({a: {b-c: 1}}, "a").b-c', ['b-c']],
  ['get value(key: "a", m: {a: {b-c: 1}}).b-c', ['b-c']],
  ['{f: function(x) {a-b: x}, r: f(1).a-b}.r', ['r', 'a-b']],
  ['{"a-b": 1}.`a-b`', ['a-b']],
  ['lead.in', ['in']],
  ['lead.end date', ['end date']],
  ['lead.a-b', ['a']],
])('%s reads the entries %j', (source, entries) => {
  expect(entriesOf(parse(source))).toEqual(entries);
});

/** The names behind the dots, the outermost first. */
function entriesOf(tree: unknown): readonly string[] {
  const entries: string[] = [];
  JSON.stringify(tree, (key, value: unknown) => {
    if (isPath(value)) entries.push(value.name);
    return key === 'at' ? undefined : value;
  });
  return entries;
}

function isPath(value: unknown): value is { readonly name: string } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'path';
}

test.each([
  ['{a-b: 1, c: a - b + 1}', [[], []]],
  ['{if: 1, b: if}', [[], []]],
  ['for a-b in [1] return a-b', []],
  ['some x.y in [1] satisfies x.y = 1', []],
  ['function(a b, c-d: number) a b + c-d', []],
  ['[{a-b: 1}][a-b > 0]', []],
  ['[{a: {b-c: 1}}][item.a.b-c > 0]', []],
  ['order.line-items[net/gross > 1]', ['order']],
])('%s binds its names itself', (source, read) => {
  expect(referencedNames(parse(source))).toEqual(read.flat());
});

test('the first spelling of a name holds', () => {
  expect(parse('{a -b: 1, c: a - b}')).toMatchObject({
    entries: [{ name: 'a -b' }, { name: 'c', value: { kind: 'name', name: 'a -b' } }],
  });
});
