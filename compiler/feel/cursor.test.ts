import { expect, test } from 'vitest';
import { parseExpression, parseUnaryTests } from './index.ts';

test.each([
  ['  ', 'The expression is empty.', ''],
  ['1 + ', 'The expression ends too early. Expected a value after "+".', ''],
  ['(1 + 2', 'The expression ends too early. Expected ")" after "2".', ''],
  ['(1 + 2]', 'Unexpected "]". Expected ")" after "2".', ']'],
  ['[1, 2', 'The expression ends too early. Expected "," or "]" after "2".', ''],
  ['[1..2', 'The expression ends too early. Expected "]", ")" or "[" after "2".', ''],
  [']1, 2', 'Unexpected ",". Expected ".." after "1".', ','],
  ['{a: 1; b: 2}', 'Unexpected ";". Expected "," or "}" after "1".', ';'],
  ['{a 1}', 'Unexpected "}". Expected ":" after "a 1".', '}'],
  ['{1: a}', 'Unexpected "1". Expected a name after "{".', '1'],
  ['f(1', 'The expression ends too early. Expected "," or ")" after "1".', ''],
  ['f(a: 1, 2)', 'Unexpected "2". Expected a name after ",".', '2'],
  ['f(1 "x")', 'Unexpected "x". Expected "," or ")" after "1".', '"x"'],
  ['a[1', 'The expression ends too early. Expected "]" after "1".', ''],
  ['a.', 'The expression ends too early. Expected a name after ".".', ''],
  ['a.5', 'Unexpected ".5".', '.5'],
  ['if a', 'The expression ends too early. Expected "then" after "a".', ''],
  ['if a then b', 'The expression ends too early. Expected "else" after "b".', ''],
  ['for in xs return 1', 'Unexpected "in". Expected a name after "for".', 'in'],
  ['for x of xs', 'The expression ends too early. Expected "in" after "x of xs".', ''],
  ['for x in xs, y', 'The expression ends too early. Expected "in" after "y".', ''],
  ['for x in xs y', 'The expression ends too early. Expected "," or "return" after "xs y".', ''],
  ['some x in xs return x', 'Unexpected "return". Expected "," or "satisfies" after "xs".', 'return'],
  ['function a', 'Unexpected "a". Expected "(" after "function".', 'a'],
  ['a == b', 'Unexpected "==". FEEL compares with one "=".', '=='],
  ['a between 1 or 2', 'Unexpected "or". Expected "and" after "1".', 'or'],
  ['a instance number', 'Unexpected "number". Expected "of" after "instance".', 'number'],
  ['a instance of 1', 'Unexpected "1". Expected a name after "of".', '1'],
  ['a instance of list<number', 'The expression ends too early. Expected ">" after "number".', ''],
  ['a instance of function<Any> Any', 'Unexpected "Any". Expected "->" after ">".', 'Any'],
  ['a ) b', 'Unexpected ")".', ')'],
  ['a * / b', 'Unexpected "/".', '/'],
  ['a # b', 'Unexpected "#".', '#'],
  ['then', 'Unexpected "then".', 'then'],
  ['a\nb', 'Unexpected "b".', 'b'],
  ['@"P1D" @"P2D"', 'Unexpected @"P2D".', '@"P2D"'],
  ['"abc', "The text has no end. Expected '\"'.", '"abc'],
  ['a + `b', 'The name has no end. Expected "`".', '`b'],
  ['a /* b', 'The comment has no end. Expected "*/".', '/* b'],
  ['1e99999', '1e99999 is beyond the numbers that FEEL has.', '1e99999'],
])('%s is refused: %s', (source, message, text) => {
  const parsed = parseExpression(source);
  const [error] = parsed.ok ? [] : parsed.errors;
  expect(error?.message).toBe(message);
  expect(source.slice(error?.from, error?.to).trim()).toBe(text);
});

test('what ends too early is told where it ends', () => {
  const parsed = parseExpression('1 +  // why');
  expect(parsed.ok ? [] : parsed.errors).toMatchObject([{ from: 3, to: 3 }]);
});

test('a message repeats no more than a line of the source', () => {
  const parsed = parseUnaryTests(`1 "${'long '.repeat(1000)}"`);
  expect(parsed.ok ? '' : parsed.errors[0]?.message.length).toBeLessThan(100);
});
