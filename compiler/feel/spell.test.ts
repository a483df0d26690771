import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Expression, UnaryTests } from '../../engine/feel/tree.ts';
import type { Model } from '../../engine/model.ts';
import { definitionIds } from '../definitions.ts';
import { parseExpression, parseUnaryTests } from './index.ts';
import { spell, spellTests } from './spell.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const same = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => (key === 'at' ? undefined : inner));

test.each([
  ['a+b*c', 'a + b * c'],
  ['(a+b)*c', '(a + b) * c'],
  ['a-(b-c)', 'a - (b - c)'],
  ['a or b and not(c)', 'a or b and not(c)'],
  ['(a or b) and c', '(a or b) and c'],
  ['(if a then b else c) + 1', '(if a then b else c) + 1'],
  ['-x ** 2', '-x ** 2'],
  ['[1,2][item>1].name', '[1, 2][item > 1].name'],
  ['for i in 1..3,j in list return i*j', 'for i in 1..3, j in list return i * j'],
  ['some x in xs satisfies x in (1,[2..3))', 'some x in xs satisfies x in (1, [2..3))'],
  ['{a:1,"b c!":"x"}', '{ a: 1, "b c!": "x" }'],
  ['x instance of list<number>', 'x instance of list<number>'],
  ['date and time(from:"x")', 'date and time(from: "x")'],
  ['@"P1D"', '@"P1D"'],
  ['x between 1 and 2+3', 'x between 1 and 2 + 3'],
])('%s is spelled %s', (text, wanted) => {
  const parsed = parseExpression(text);
  expect(parsed.ok && spell(parsed.expression)).toBe(wanted);
});

test.each([['-'], ['< 5'], ['"a", "b"'], ['not("a", > 5)'], ['[1..3]'], ['? > 3 and ? < 8']])(
  'the cell %s',
  (text) => {
    const parsed = parseUnaryTests(text);
    expect(parsed.ok && spellTests(parsed.tests)).toBe(text);
  },
);

test.each(definitionIds(root))(
  'all expressions of %s say the same when they are spelled and read again',
  (id) => {
    const model = JSON.parse(
      readFileSync(join(root, 'definitions', id, `${id}.model.gen.json`), 'utf8'),
    ) as Model;
    const wrong: string[] = [];
    let count = 0;
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('kind' in value && 'at' in value) {
        const expression = value as Expression;
        if (!same(expression).includes('"table"') && !same(expression).includes('"typed"')) {
          count += 1;
          const text = spell(expression);
          const read = parseExpression(text);
          if (same(read.expression) !== same(expression)) wrong.push(text);
          return;
        }
      }
      if ('kind' in value && value.kind === 'tests') {
        count += 1;
        const text = spellTests(value as UnaryTests);
        const read = parseUnaryTests(text);
        if (!read.ok || same(read.tests) !== same(value)) wrong.push(text);
        return;
      }
      Object.values(value).forEach(look);
    };
    look(model);
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(10);
  },
);
