import { expect, test } from 'vitest';
import { contrast } from './contrast.ts';

test.each([
  ['{"a":{"b":1}}', '{"a":{"b":2}}', { expected: 'a.b = 1', found: 'a.b = 2' }],
  ['{"a":1}', '{"b":1}', { expected: 'a = 1', found: 'a = nothing' }],
  ['[1,2]', '[1,3]', { expected: '1 = 2', found: '1 = 3' }],
  ['"one"', '{"a":1}', { expected: '"one"', found: '{"a":1}' }],
])('%s and %s', (expected, found, shown) => {
  expect(contrast(expected, found)).toEqual(shown);
});
