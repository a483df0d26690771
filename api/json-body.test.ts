import { expect, test } from 'vitest';
import { readJsonBody } from './json-body.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test.each([
  ['{"a":[1,"x"]}', { a: [1, 'x'] }],
  ['"[[[["', '[[[['],
  [`"\\"${'['.repeat(100)}"`, `"${'['.repeat(100)}`],
  [`[${Array.from({ length: 100 }, () => '[]').join()}]`, Array.from({ length: 100 }, () => [])],
  ['', undefined],
])('%s is read', (text, value) => {
  expect(readJsonBody(Buffer.from(text)).value).toEqual(value);
});

test.each([
  [nested(65), 'BODY_TOO_DEEP'],
  ['{', 'BODY_NOT_JSON'],
  ['{} {}', 'BODY_NOT_JSON'],
])('%s is refused', (text, code) => {
  expect(() => readJsonBody(Buffer.from(text))).toThrow(expect.objectContaining({ code }));
});

test('the deepest allowed is read, and what is not UTF-8 is refused', () => {
  expect(() => readJsonBody(Buffer.from(nested(64)))).not.toThrow();
  const broken = (): unknown => readJsonBody(Buffer.from([0x22, 0xff, 0x22]));
  expect(broken).toThrow(expect.objectContaining({ code: 'BODY_NOT_JSON' }));
});
