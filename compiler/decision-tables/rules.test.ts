import { expect, test } from 'vitest';
import type { TableSketch } from '../dmn/sketch.ts';
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

test.each<[what: string, sketch: TableSketch, inputs: readonly InputSketch[], wanted: readonly string[]]>([
  ['a shared boundary', { rules: rules(['<= 10'], ['>= 10']) }, [number], ['1, 2 when 0 is 10: 10']],
  [
    'a range in another',
    { rules: rules(['[0..20]'], ['(5..7)']) },
    [number],
    ['1, 2 when 0 is more than 5 and less than 7: 6'],
  ],
  [
    'two inputs',
    { rules: rules(['"email"', '-'], ['-', '> 5']) },
    [channels, number],
    ['1, 2 when 0 is "email": "email"; 1 is more than 5: 6'],
  ],
  [
    'the same rule twice',
    { rules: rules(['"email"'], ['"email"']) },
    [channels],
    ['1, 2 when 0 is "email": "email"'],
  ],
  ['everything twice', { rules: rules(['-'], ['-']) }, [channels], ['1, 2 when ']],
  ['values that the schema rules out', { rules: rules(['< 0'], ['-1'], ['>= 0']) }, [whole], []],
  ['a test that nobody can read', { rules: rules(['? > 5'], ['> 5']) }, [number], []],
  [
    'inputs of the same data may never meet',
    { rules: rules(['< 10', '-'], ['-', '> 20']) },
    [
      { shape: number, reads: [['a']] },
      { shape: number, reads: [['a', 'b']] },
    ],
    [],
  ],
  [
    'one of them is enough',
    { rules: rules(['< 10', '-'], ['< 20', '-']) },
    [
      { shape: number, reads: [['a']] },
      { shape: number, reads: [['a']] },
    ],
    ['1, 2 when 0 is less than 10: 9'],
  ],
  [
    'any: other results',
    {
      hitPolicy: 'ANY',
      rules: [
        ['< 10', '1'],
        ['< 5', '2'],
      ],
    },
    [number],
    ['1, 2 when 0 is less than 5: 4'],
  ],
  [
    'any: the same result',
    {
      hitPolicy: 'ANY',
      rules: [
        ['< 10', '1'],
        ['< 5', '1.0'],
      ],
    },
    [number],
    [],
  ],
  [
    'any: a computed result',
    {
      hitPolicy: 'ANY',
      rules: [
        ['< 10', 'v0'],
        ['< 5', '1'],
      ],
    },
    [number],
    [],
  ],
  ['first', { hitPolicy: 'FIRST', rules: rules(['< 10'], ['< 20']) }, [number], []],
  ['collect', { hitPolicy: 'COLLECT', rules: rules(['< 10'], ['< 20']) }, [number], []],
])('overlaps: %s', async (_, sketch, inputs, wanted) => {
  const { table, overlaps } = await examined(sketch, inputs);
  const found = overlaps.map((one) => `${one.rules.map((rule) => rule + 1).join(', ')} when ${wordsOf(one)}`);
  expect(found).toEqual(wanted);
  for (const { example } of overlaps) {
    const code = sketch.hitPolicy === 'ANY' ? 'DMN_RULES_DISAGREE' : 'DMN_SEVERAL_RULES_MATCH';
    expect(playTable(table, example).failures).toEqual([code]);
  }
});

test.each<[what: string, sketch: TableSketch, inputs: readonly InputSketch[], wanted: readonly string[]]>([
  ['behind a wider rule', { rules: rules(['< 10'], ['< 5']) }, [number], ['2 by 1']],
  [
    'behind two together',
    { rules: rules(['<= 10'], ['"x"'], ['> 10'], ['[5..15]']) },
    [{ type: ['number', 'string'] }],
    ['4 by 1, 3'],
  ],
  [
    'behind two, in two inputs',
    { rules: rules(['"email"', '-'], ['-', '> 5'], ['"email"', '-'], ['"search", "email"', '> 7']) },
    [channels, number],
    ['3 by 1', '4 by 2'],
  ],
  ['null gets through', { rules: rules(['< 10'], ['>= 10'], ['-']) }, [number], []],
  [
    'unless a rule takes it',
    { rules: rules(['< 10'], ['>= 10'], ['null'], ['-']) },
    [number],
    ['4 by 1, 2, 3'],
  ],
  ['the same rule twice', { rules: rules(['"email"'], ['"email"']) }, [channels], ['2 by 1']],
  [
    'all values of an enum',
    { rules: rules(['"email"'], ['"search", "social"'], ['not(null)']) },
    [channels],
    ['3 by 1, 2'],
  ],
  ['behind what nobody can read', { rules: rules(['? > 5'], ['> 5']) }, [number], []],
  ['what nobody can read, behind everything', { rules: rules(['-'], ['? > 5']) }, [number], ['2 by 1']],
  ['an empty range', { hitPolicy: 'COLLECT', rules: rules([']5..5['], ['5']) }, [number], ['1 empty 0']],
  ['no whole number', { hitPolicy: 'UNIQUE', rules: rules([']5..6['], ['5']) }, [whole], ['1 empty 0']],
  ['below what the schema allows', { hitPolicy: 'UNIQUE', rules: rules(['< 0']) }, [whole], ['1 empty 0']],
  [
    'a value that the table does not allow',
    {
      hitPolicy: 'COLLECT',
      inputs: [{ expression: 'v0', values: '"a", "b"' }],
      rules: rules(['"c"'], ['"a"']),
    },
    [{ type: 'string' }],
    ['1 empty 0'],
  ],
  ['unique', { hitPolicy: 'UNIQUE', rules: rules(['< 10'], ['< 5']) }, [number], []],
  ['any: the same result', { hitPolicy: 'ANY', rules: rules(['< 10'], ['< 5']) }, [number], ['2 by 1']],
  [
    'priority: a less important result',
    {
      hitPolicy: 'PRIORITY',
      outputs: [{ name: 'r', values: '"high", "low"' }],
      rules: [
        ['< 5', '"low"'],
        ['< 10', '"high"'],
      ],
    },
    [number],
    ['1 by 2'],
  ],
  [
    'priority: a more important result',
    {
      hitPolicy: 'PRIORITY',
      outputs: [{ name: 'r', values: '"high", "low"' }],
      rules: [
        ['< 10', '"low"'],
        ['< 5', '"high"'],
      ],
    },
    [number],
    [],
  ],
  [
    'priority: a computed result',
    {
      hitPolicy: 'PRIORITY',
      outputs: [{ name: 'r', values: '"high", "low"' }],
      rules: [
        ['< 5', '"low"'],
        ['< 10', 'v0'],
      ],
    },
    [number],
    [],
  ],
])('rules in vain: %s', async (_, sketch, inputs, wanted) => {
  const { unreachable } = await examined({ hitPolicy: 'FIRST', ...sketch }, inputs);
  const found = unreachable.map((one) =>
    one.kind === 'empty'
      ? `${one.rule + 1} empty ${one.column}`
      : `${one.rule + 1} by ${one.by.map((rule) => rule + 1).join(', ')}`,
  );
  expect(found).toEqual(wanted);
});
