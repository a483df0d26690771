import { expect, test } from 'vitest';
import type { Expression } from '../../engine/feel/tree.ts';
import { parseExpression } from '../feel/index.ts';
import { shownBy, toldApartBy } from './shown-by.ts';

test.each([
  ['a != null', ['a'], []],
  ['null != a.b', ['a', 'a.b'], []],
  ['a = null', [], ['a']],
  ['a != null and b != null', ['a', 'b'], []],
  ['a != null or b != null', [], []],
  ['a = null or b = null', [], ['a', 'b']],
  ['not(a = null)', ['a'], []],
  // Of null it is null, and so is not() of that.
  ['not(a > 3)', [], []],
  ['a > b', ['a', 'b'], []],
  ['a = b', [], []],
  ['a = "x"', ['a'], []],
  ['a != "x"', [], ['a']],
  ['count(a) > 0', ['a'], []],
  ['contains(a.b, "x")', ['a', 'a.b'], []],
  ['a', ['a'], []],
  ['a in ("x", "y")', ['a'], []],
  ['a in ("x", null)', [], []],
  ['a between 1 and 3', ['a'], []],
  ['if a then b else c', [], []],
])('%s shows %j where it is true, and %j where it is not', (text, whereTrue, elsewhere) => {
  const condition = expression(text);
  expect([...new Set(shownBy(condition, true))]).toEqual(whereTrue);
  expect([...new Set(shownBy(condition, false))]).toEqual(elsewhere);
});

test.each([
  ['a = "x" and b.c = true', [['a'], ['b', 'c']]],
  ['a != null and b > 3', []],
  ['approved', [['approved']]],
])('%s tells cases apart by %j', (text, paths) => {
  expect(toldApartBy(expression(text))).toEqual(paths);
});

function expression(text: string): Expression {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text} is no expression`);
  return parsed.expression;
}
