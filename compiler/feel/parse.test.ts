import { expect, test } from 'vitest';
import { parseExpression, parseFeelOrStatic, parseUnaryTests, referencedNames, references } from './index.ts';

test.each([
  ['', 'The expression is empty.', [0, 0]],
  ['1 +', 'The expression ends too early.', [3, 3]],
  ['a ) b', 'Unexpected ")".', [2, 3]],
  ['sustring("abc", 2)', 'There is no function "sustring". Did you mean "substring"?', [0, 8]],
  ['frobnicate(1)', 'There is no function "frobnicate".', [0, 10]],
  ['random number()', 'Random numbers differ at every replay', [0, 13]],
  ['substring("abc")', 'it is called as substring(string, start position, length?)', [0, 9]],
  ['count(liste: [1])', 'it is called as count(list).', [0, 5]],
  ['x instance of foo', 'There is no type "foo".', [14, 17]],
  ['@"2026-02-30"', 'is no date, time or duration', [0, 13]],
])('%s is refused', (source, message, at) => {
  const parsed = parseExpression(source);
  expect(parsed.ok).toBe(false);
  if (parsed.ok) return;
  expect(parsed.errors[0]?.message).toContain(message);
  expect([parsed.errors[0]?.from, parsed.errors[0]?.to]).toEqual(at);
});

test.each([
  ['nested more than', `${'('.repeat(1000)}1${')'.repeat(1000)}`],
  ['longer than', '"a'.padEnd(70_000)],
])('an expression %s the limit is refused', (message, source) => {
  const parsed = parseExpression(source);
  expect(parsed.ok ? '' : parsed.errors[0]?.message).toContain(message);
});

test('functions that the place knows, or that the expression binds, may be called', () => {
  expect(parseExpression('score(lead)', { functions: ['score'] }).ok).toBe(true);
  expect(parseExpression('{double: function(x) x * 2, four: double(2)}').ok).toBe(true);
  expect(parseUnaryTests('frobnicate(?)').ok).toBe(false);
});

test('offsets of FEEL after a leading = count from the start of the text', () => {
  const parsed = parseFeelOrStatic(' =1 + ) 2');
  expect(parsed.ok ? [] : parsed.errors).toEqual([{ message: 'Unexpected ")".', from: 6, to: 7 }]);
});

test.each([
  ['a.b + c', ['a', 'c']],
  ['for i in list return i + k', ['list', 'k']],
  ['{a: 1, b: a + c}', ['c']],
  ['function(x) x + y', ['y']],
  ['some x in xs satisfies x = limit', ['xs', 'limit']],
  ['items[price > 5]', ['items']],
  ['count(a)', ['a']],
  ['cost-per-lead * 2', ['cost-per-lead']],
])('%s reads %j', (source, names) => {
  const parsed = parseExpression(source, { names: ['cost-per-lead'] });
  expect(parsed.ok && referencedNames(parsed.expression)).toEqual(names);
});

test('a reference says what it reads of a variable, where, and whether it is certain', () => {
  const parsed = parseExpression('lead.address.city = items[size]');
  expect(parsed.ok && references(parsed.expression)).toEqual([
    { name: 'lead', path: ['address', 'city'], at: [0, 4], certain: true },
    { name: 'items', path: [], at: [20, 25], certain: true },
    { name: 'size', path: [], at: [26, 30], certain: false },
  ]);
});
