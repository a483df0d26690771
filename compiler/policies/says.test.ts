import { expect, it } from 'vitest';
import { says } from './says.ts';
import { written } from './wording.ts';

it.each<readonly [string, string, string, boolean]>([
  ['the whole', 'a = b', 'a = b', true],
  ['a part that and joins', 'x and (a = b and y)', 'a = b', true],
  ['two parts that and joins', 'y and b and a', 'a and b', true],
  ['a part that or joins', 'a = b or true', 'a = b', false],
  ['a part of a choice', 'if x then a = b else true', 'a = b', false],
  ['what holds for each', 'every i in list satisfies i.a and i.b', 'every i in list satisfies i.a', true],
  ['what holds for some', 'some i in list satisfies i.a and i.b', 'some i in list satisfies i.a', false],
  ['the entry that matters', '{id: 1, same: a = b}', '{same: a = b}', true],
  ['the text in another entry', '{same: true, other: a = b}', '{same: a = b}', false],
  ['an entry that asks for more', '{same: a = b and x}', '{same: a = b}', true],
  ['a name that means something else there', '{a: b, same: a = b}', '{same: a = b}', false],
  ['a name that comes to mean something else behind', '{same: a = b, a: b}', '{same: a = b}', true],
  ['no context', 'a = b', '{same: a = b}', false],
])('%s', (_, expression, wanted, isSaid) => {
  expect(says(written(expression), wanted)).toBe(isSaid);
});
