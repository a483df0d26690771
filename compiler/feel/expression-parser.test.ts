import { expect, test } from 'vitest';
import type { Expression } from '../../engine/feel/tree.ts';
import { parseExpression, parseUnaryTests } from './index.ts';
import { visit } from './scope.ts';

function parse(source: string): Expression {
  const parsed = parseExpression(source);
  if (!parsed.expression) throw new Error(parsed.ok ? '' : parsed.errors[0]?.message);
  return parsed.expression;
}

/** The expression with a parenthesis around all that has parts. */
function grouped(node: Expression): string {
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'number':
      return String(node.value);
    case 'path':
      return `(${grouped(node.source)}.${node.name})`;
    case 'filter':
      return `(${grouped(node.source)}[${grouped(node.condition)}])`;
    case 'call':
      return `(${grouped(node.callee)}(${node.arguments.map(grouped).join(', ')}))`;
    case 'negate':
      return `(-${grouped(node.operand)})`;
    case 'arithmetic':
    case 'comparison':
    case 'logic':
      return `(${grouped(node.left)} ${node.operator} ${grouped(node.right)})`;
    case 'between':
      return `(${grouped(node.value)} between ${grouped(node.low)} and ${grouped(node.high)})`;
    case 'in':
      return `(${grouped(node.value)} in ${node.tests.map(grouped).join(', ')})`;
    case 'instance-of':
      return `(${grouped(node.value)} is ${node.type.kind === 'named' ? node.type.name : node.type.kind})`;
    case 'if':
      return `(if ${grouped(node.condition)} then ${grouped(node.then)} else ${grouped(node.otherwise)})`;
    case 'bound':
      return `(${node.operator} ${grouped(node.endpoint)})`;
    case 'range': {
      const [low, high] = [node.lowIncluded ? '[' : '(', node.highIncluded ? ']' : ')'];
      return `${low}${grouped(node.low)}..${grouped(node.high)}${high}`;
    }
    case 'list':
      return `[${node.items.map(grouped).join(', ')}]`;
    case 'function':
      return `(function ${grouped(node.body)})`;
    default:
      return node.kind;
  }
}

test.each([
  ['a or b and c', '(a or (b and c))'],
  ['a and b or c', '((a and b) or c)'],
  ['a and b = c', '(a and (b = c))'],
  ['a < b = c', '((a < b) = c)'],
  ['a = b + c', '(a = (b + c))'],
  ['a - b - c', '((a - b) - c)'],
  ['a + b * c', '(a + (b * c))'],
  ['a / b * c', '((a / b) * c)'],
  ['a * b ** c', '(a * (b ** c))'],
  ['a ** b ^ c', '((a ** b) ** c)'],
  ['-a ** b', '((-a) ** b)'],
  ['a ** -b', '(a ** (-b))'],
  ['-a.b', '(-(a.b))'],
  ['-a instance of number', '(-(a is number))'],
  ['a + b instance of number', '(a + (b is number))'],
  ['a - -1', '(a - -1)'],
  ['a -1', '(a - 1)'],
  ['--1', '(--1)'],
  ['-1[1]', '(-1[1])'],
  ['+a', 'a'],
  ['a.b[c].d', '(((a.b)[c]).d)'],
  ['a[1][2]', '((a[1])[2])'],
  ['(a)(b)(c)', '((a(b))(c))'],
  ['a between b and c and d', '((a between b and c) and d)'],
  ['a between b and c = d', '((a between b and c) = d)'],
  ['a between b + 1 and c + 1', '(a between (b + 1) and (c + 1))'],
  ['a between b between 1 and 2 and c', '(a between (b between 1 and 2) and c)'],
  ['a in b and c', '((a in b) and c)'],
  ['a in b = c', '((a in b) = c)'],
  ['a in b + 1', '(a in (b + 1))'],
  ['a in (b) + 1', '(a in (b + 1))'],
  ['a in (b, c) and d', '((a in b, c) and d)'],
  ['a in (b, > c or d)', '(a in b, ((> c) or d))'],
  ['a in (1..2] and b', '((a in (1..2]) and b)'],
  ['a in [1..2].start', '(a in ([1..2].start))'],
  ['a in > 1 and b', '((a in (> 1)) and b)'],
  ['a instance of date and time', '(a is date and time)'],
  ['a instance of date and b', '((a is date) and b)'],
  ['a instance of list<number> and b', '((a is list) and b)'],
  ['if a then b else c + d', '(if a then b else (c + d))'],
  ['1 + if a then b else c', '(1 + (if a then b else c))'],
  ['function(a) a + 1', '(function (a + 1))'],
  ['[1..b]', '[1..b]'],
  [']1..b[', '(1..b)'],
  ['[1..b[1]]', '[1..(b[1])]'],
  ['[1..b[ = c', '([1..b) = c)'],
  ['[[1..2[, c]', '[[1..2), c]'],
  ['date and time(a)', '(date and time(a))'],
  ['date and time', '(date and time)'],
  ['years and months duration(a, b)', '(years and months duration(a, b))'],
  ['[1...5]', '[1..0.5]'],
])('%s is %s', (source, expected) => {
  expect(grouped(parse(source))).toBe(expected);
});

test.each([
  ['(a) + (b)', ['(a) + (b)', 'a', 'b']],
  [' a + 1 ', ['a + 1', 'a', '1']],
  ['- 5 + a', ['- 5 + a', '- 5', 'a']],
  ['-a', ['-a', 'a']],
  ['a /* why */ . b  c', ['a /* why */ . b  c', 'a']],
  ['f(x, "y")[1]', ['f(x, "y")[1]', 'f(x, "y")', 'f', 'x', '"y"', '1']],
  ['a in ((1), [2 .. 3[)', ['a in ((1), [2 .. 3[)', 'a', '1', '[2 .. 3[', '2', '3']],
  ['{a: > 1, "b": @"P1D"}', ['{a: > 1, "b": @"P1D"}', '> 1', '1', '@"P1D"']],
  ['if (a) then b else (c)', ['if (a) then b else (c)', 'a', 'b', 'c']],
  ['for i in 1..2 return i // all', ['for i in 1..2 return i', '1', '2', 'i']],
  [
    'x instance of list<number> = y',
    ['x instance of list<number> = y', 'x instance of list<number>', 'x', 'y'],
  ],
  ['date  and time("a")', ['date  and time("a")', 'date  and time', '"a"']],
])('the spans of %s', (source, texts) => {
  const found: string[] = [];
  visit(parse(source), ({ at }) => found.push(source.slice(...at)));
  expect(found).toEqual(texts);
});

test.each([
  ['-', { kind: 'any' }],
  [' - // all', { kind: 'any' }],
  ['-1', { kind: 'tests', negated: false, tests: [{ kind: 'number', value: -1 }] }],
  ['not(1, 2)', { kind: 'tests', negated: true, tests: [{ value: 1 }, { value: 2 }] }],
  ['not(1) and a', { kind: 'tests', negated: false, tests: [{ kind: 'logic' }] }],
  ['(not(a))', { kind: 'tests', negated: false, tests: [{ kind: 'call' }] }],
  ['not(a), b', { kind: 'tests', negated: false, tests: [{ kind: 'call' }, { kind: 'name' }] }],
  ['not', { kind: 'tests', negated: false, tests: [{ kind: 'name', name: 'not' }] }],
])('the cell %s', (source, expected) => {
  const parsed = parseUnaryTests(source);
  expect(parsed.ok && parsed.tests).toMatchObject(expected);
});

test.each([
  ['range<date and time>', { kind: 'range', of: { kind: 'named', name: 'date and time' } }],
  ['list<range<list<number>>>', { kind: 'list', of: { kind: 'range', of: { kind: 'list' } } }],
  [
    'context<a b: number, c-d: string>',
    { kind: 'context', entries: [{ name: 'a b', type: { name: 'number' } }, { name: 'c-d' }] },
  ],
  [
    'function<number, list<string>> -> days and time duration',
    { kind: 'function', parameters: [{}, { kind: 'list' }], result: { name: 'days and time duration' } },
  ],
  ['function<>->Any', { kind: 'function', parameters: [], result: { name: 'Any' } }],
])('the type %s', (source, type) => {
  expect(parse(`a instance of ${source}`)).toMatchObject({ kind: 'instance-of', type });
});
