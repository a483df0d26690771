import { describe, expect, test } from 'vitest';
import type { Shape } from '../check/shape.ts';
import {
  channels,
  examined,
  number,
  playTable,
  rules,
  whole,
  wordsOf,
  type InputSketch,
} from './testing/tables.ts';

const text: Shape = { type: 'string' };
const truth: Shape = { type: 'boolean' };

test.each<
  [
    what: string,
    cells: readonly (readonly string[])[],
    inputs: readonly InputSketch[],
    gaps: readonly string[],
  ]
>([
  ['a boundary that nobody takes', [['< 10'], ['> 10']], [number], ['0 is 10: 10']],
  ['both sides', [['[0..10]']], [number], ['0 is less than 0 or more than 10: -1']],
  [
    'a hole of several pieces',
    [['< 10'], ['15'], ['> 20']],
    [number],
    ['0 is at least 10 and less than 15 or more than 15 and at most 20: 10'],
  ],
  ['whole numbers have none between 9 and 10', [['<= 9'], ['>= 10']], [whole], []],
  ['other numbers have', [['<= 9'], ['>= 10']], [number], ['0 is more than 9 and less than 10: 9.5']],
  ['what the schema rules out', [['>= 0']], [whole], []],
  ['a value of an enum', [['"search"'], ['"email"']], [channels], ['0 is "social": "social"']],
  ['several values', [['"search"']], [channels], ['0 is "social" or "email": "social"']],
  ['any other text', [['"a"'], ['"b"']], [text], ['0 is none of "a", "b": "anything else"']],
  [
    'texts that fit a pattern: which, nobody says',
    [['"a"'], ['"b"']],
    [{ type: 'string', pattern: '^[ab]$' }],
    [],
  ],
  ['a truth', [['true']], [truth], ['0 is false: false']],
  [
    'two inputs together',
    [
      ['"search"', '< 10'],
      ['not("search")', '-'],
      ['-', '> 10'],
    ],
    [channels, number],
    ['0 is "search": "search"; 1 is 10: 10'],
  ],
  [
    'an input that does not matter',
    [
      ['"search"', '-'],
      ['"social"', '-'],
      ['"social"', '> 5'],
    ],
    [channels, number],
    ['0 is "email": "email"'],
  ],
  [
    'null, where it may be absent',
    [['< 10'], ['>= 10']],
    [{ shape: number, absent: true }],
    ['0 is null: null'],
  ],
  [
    'null, where it is nullable',
    [['true'], ['false']],
    [{ anyOf: [truth, { type: 'null' }] }],
    ['0 is null: null'],
  ],
  ['not null otherwise', [['< 10'], ['>= 10']], [number], []],
  [
    'null that a rule speaks of',
    [
      ['null', '1'],
      ['not(null)', '-'],
    ],
    [number, whole],
    ['0 is null: null; 1 is 0 or more than 1: 0'],
  ],
  ['all', [], [number], ['']],
  [
    'a computed number: between what is named',
    [['[0..10]'], ['[20..30]']],
    [{ shape: number, given: false }],
    ['0 is more than 10 and less than 20: 11'],
  ],
  [
    'a computed number: beyond what is crossed',
    [['>= 2']],
    [{ shape: number, given: false }],
    ['0 is less than 2: 1'],
  ],
  ['a computed number: zero may be the end', [['>= 0']], [{ shape: number, given: false }], []],
  ['a computed number: not beyond', [['[0..10]']], [{ shape: number, given: false }], []],
  [
    'a computed number: not between whole numbers',
    [['<= 9'], ['>= 10']],
    [{ shape: number, given: false }],
    [],
  ],
  ['a test that reads something else may match', [['v1'], ['2']], [number], []],
  ['a test on ? may match', [['? > 5'], ['<= 4']], [number], []],
  [
    'what a readable test takes is taken',
    [
      ['? > 5', '1'],
      ['-', '< 1'],
      ['-', '>= 1'],
    ],
    [number, number],
    [],
  ],
  ['lists are not looked into', [['list contains(?, "a")'], ['["b"]']], [{ type: 'array' }], []],
  ['an input of no known type: that of the tests', [['1'], ['> 1']], [{}], ['0 is less than 1: 0']],
  [
    'a date',
    [['< @"2026-01-01"'], ['> @"2026-01-01"']],
    [{ type: 'date' }],
    ['0 is @"2026-01-01": @"2026-01-01"'],
  ],
  ['no day between two', [['<= date("2026-01-01")'], ['>= date("2026-01-02")']], [{ type: 'date' }], []],
  [
    'a time',
    [['< @"12:00:00"'], ['(@"12:00:00"..@"13:00:00"]']],
    [{ type: 'time' }],
    ['0 is @"12:00:00" or more than @"13:00:00": @"12:00:00"'],
  ],
  ['the whole day', [['[@"00:00:00"..@"12:00:00")'], ['>= @"12:00:00"']], [{ type: 'time' }], []],
  [
    'a moment',
    [['<= @"2026-01-01T00:00:00Z"'], ['> @"2026-01-02T00:00:00Z"']],
    [{ type: 'date and time' }],
    ['0 is more than @"2026-01-01T00:00:00Z" and at most @"2026-01-02T00:00:00Z": @"2026-01-01T01:00:00Z"'],
  ],
  [
    'a duration',
    [['< @"P1D"'], ['> duration("P2D")']],
    [{ type: 'days and time duration' }],
    ['0 is at least @"P1D" and at most @"P2D": @"P1D"'],
  ],
  ['months', [['<= @"P1Y"'], ['>= @"P13M"']], [{ type: 'years and months duration' }], []],
])('gaps: %s', async (_, cells, inputs, wanted) => {
  const { table, gaps } = await examined({ hitPolicy: 'UNIQUE', rules: rules(...cells) }, inputs);
  expect(gaps.map(wordsOf)).toEqual(wanted);
  for (const { example } of gaps)
    expect(playTable(table, example)).toEqual({ rules: [], value: null, failures: [] });
});

describe('what a table says of itself', () => {
  test.each<[hitPolicy: string, gaps: number]>([
    ['UNIQUE', 1],
    ['ANY', 1],
    ['FIRST', 1],
    ['PRIORITY', 1],
    ['COLLECT', 0],
    ['RULE ORDER', 0],
    ['OUTPUT ORDER', 0],
  ])('%s', async (hitPolicy, wanted) => {
    expect((await examined({ hitPolicy, rules: rules(['> 1']) }, [number])).gaps).toHaveLength(wanted);
  });

  test('a default output leaves no gap', async () => {
    const outputs = [{ name: 'result', fallback: 'false' }];
    expect((await examined({ outputs, rules: rules(['> 1']) }, [number])).gaps).toEqual([]);
  });

  test('allowed values are all that comes', async () => {
    const inputs = [{ expression: 'v0', values: '"a", "b"' }];
    const { gaps } = await examined({ inputs, rules: rules(['"a"']) }, [text]);
    expect(gaps.map(wordsOf)).toEqual(['0 is "b": "b"']);
  });

  test('values of the schema that are not allowed', async () => {
    const inputs = [{ expression: 'v0', values: '"search", "email"' }];
    const { gaps, refused } = await examined({ inputs, rules: rules(['-']) }, [channels]);
    expect({ gaps, refused }).toEqual({ gaps: [], refused: [{ column: 0, values: ['social'] }] });
  });

  test('two columns of one expression are one input', async () => {
    const sketch = { inputs: ['v0', 'v0'], rules: rules(['>= 0', '< 10'], ['>= 10', '-']) };
    const { gaps, unreachable } = await examined(sketch, [number, number]);
    expect(gaps.map(wordsOf)).toEqual(['0 is less than 0: -1']);
    expect(unreachable).toEqual([]);
    const never = await examined({ inputs: ['v0', 'v0'], rules: rules(['> 10', '< 5']) }, [number, number]);
    expect(never.unreachable).toEqual([{ kind: 'empty', rule: 0, column: 0 }]);
  });

  test('inputs of the same data leave no gap that needs both', async () => {
    const both = [
      { shape: number, reads: [['a']] },
      { shape: number, reads: [['a']] },
    ];
    const sketch = { rules: rules(['< 10', '-'], ['-', '>= 10']) };
    expect((await examined(sketch, both)).gaps).toEqual([]);
    expect((await examined(sketch, [number, number])).gaps).toHaveLength(1);
  });
});
