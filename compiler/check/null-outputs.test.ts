import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { TableSketch } from '../dmn/sketch.ts';
import { told, type Told } from '../testing/check-table.ts';

describe('no rule gives nothing where something is taken', () => {
  const texts = { result: z.array(z.string()) };
  const list = (entry: string, aggregation?: string): TableSketch => ({
    hitPolicy: 'COLLECT',
    ...(aggregation === undefined ? {} : { aggregation }),
    inputs: ['budget'],
    rules: [
      ['-', '"a"'],
      ['> 10', entry],
    ].map(([test = '', result = '']) => [test, aggregation === 'SUM' ? result.replace('"a"', '1') : result]),
  });
  const single = (entry: string): TableSketch => ({
    hitPolicy: 'FIRST',
    inputs: ['budget'],
    rules: [
      ['> 10', entry],
      ['-', '"b"'],
    ],
  });
  const kept =
    '<zeebe:ioMapping><zeebe:output source="=get or else(result, [])" target="result" /></zeebe:ioMapping>';
  const message = (rule: number, what: string): string =>
    `error DMN_OUTPUT_NULL rule${rule}: "table": rule ${rule} ${what}`;
  const taken = 'gives null, where its result is taken there is no null';

  test.each<[what: string, given: Told, found: readonly string[]]>([
    ['null among texts', { table: list('null'), more: texts }, [message(2, taken)]],
    [
      'null among texts that a mapping keeps',
      { table: list('null'), more: texts, mappings: kept },
      [message(2, taken)],
    ],
    [
      'null among what may be null',
      { table: list('null'), more: { result: z.array(z.string().nullable()) } },
      [],
    ],
    ['null among what nobody knows', { table: list('null'), more: { result: z.unknown() } }, []],
    ['null that is counted', { table: list('null', 'COUNT'), more: { result: z.int() } }, []],
    [
      'null in a sum',
      { table: list('null', 'SUM'), more: { result: z.number().nullable() } },
      [message(2, 'gives null, which cannot be collected with the others: the whole result is null')],
    ],
    ['null for a text', { table: single('null') }, [message(1, taken)]],
    ['null for what may be null', { table: single('null'), more: { result: z.string().nullable() } }, []],
    [
      'nothing for what may be null',
      { table: single(''), more: { result: z.string().nullable() } },
      [message(1, 'leaves result empty, which gives null')],
    ],
    [
      'one of several, left empty or null',
      {
        table: {
          inputs: ['budget'],
          outputs: [{ name: 'one' }, { name: 'two' }],
          rules: [
            ['> 10', '"a"', 'null'],
            ['<= 10', '"a"', ''],
          ],
        },
        more: { result: z.unknown() },
      },
      [message(2, 'leaves two empty, which gives null')],
    ],
  ])('%s', async (_, given, found) => {
    expect(await told(given)).toEqual(found);
  });
});
