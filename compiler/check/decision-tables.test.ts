import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { decisionTable, type TableSketch } from '../dmn/sketch.ts';
import { requirement, told, type Told } from '../testing/check-table.ts';

const byChannel: TableSketch = {
  inputs: ['channel'],
  rules: [
    ['"search"', '"a"'],
    ['"social"', '"b"'],
    ['"email"', '"c"'],
  ],
};
const partly: TableSketch = { inputs: ['channel'], rules: [['"search", "social"', '"a"']] };
const gap = 'DMN_GAP logic: "table": no rule matches when channel is "email" (for example channel = "email")';

describe('the schema says what comes', () => {
  test.each<[what: string, given: Told, found: readonly string[]]>([
    ['all values of an enum', { table: byChannel }, []],
    ['a value without a rule', { table: partly }, [`error ${gap}`]],
    [
      'a value that was added to the enum',
      { table: byChannel, more: { channel: z.enum(['search', 'social', 'email', 'video']) } },
      [
        'error DMN_GAP logic: "table": no rule matches when channel is "video" (for example channel = "video")',
      ],
    ],
    [
      'a field of a variable',
      {
        table: {
          inputs: ['brief.channel', 'budget'],
          rules: [
            ['not("email")', '-', '"a"'],
            ['-', '<= 10000', '"b"'],
            ['"search"', '> 10000', '"c"'],
          ],
        },
      },
      [
        'error DMN_GAP logic: "table": no rule matches when brief.channel is "email" and budget is more than 10000 (for example brief.channel = "email", budget = 10001)',
        'error DMN_OVERLAP rule2: "table": the rules 1 and 2 both match when brief.channel is "search" or "social" and budget is at most 10000 (for example brief.channel = "search", budget = 0); the hit policy is unique',
        'error DMN_OVERLAP rule3: "table": the rules 1 and 3 both match when brief.channel is "search" and budget is more than 10000 (for example brief.channel = "search", budget = 10001); the hit policy is unique',
      ],
    ],
    [
      'a field that may be left out',
      {
        table: {
          inputs: ['brief.employees'],
          rules: [
            ['< 10', '"a"'],
            ['>= 10', '"b"'],
          ],
        },
      },
      [
        'warning DMN_GAP logic: "table": no rule matches when brief.employees is null (for example brief.employees = null)',
      ],
    ],
    [
      'a variable that may be null',
      {
        table: {
          inputs: ['goal'],
          rules: [
            ['"leads"', '"a"'],
            ['"sales"', '"b"'],
          ],
        },
      },
      ['warning DMN_GAP logic: "table": no rule matches when goal is null (for example goal = null)'],
    ],
    [
      'a variable that is not there from the start',
      {
        table: {
          inputs: ['rate'],
          rules: [
            ['< 1', '"a"'],
            ['>= 1', '"b"'],
          ],
        },
      },
      [],
    ],
    [
      'a rule in vain',
      {
        table: {
          hitPolicy: 'FIRST',
          inputs: ['budget'],
          rules: [
            ['< 10', '"a"'],
            ['-', '"b"'],
            ['> 20', '"c"'],
          ],
        },
      },
      ['error DMN_RULE_UNREACHABLE rule3: "table": rule 3 is never chosen: rule 2 takes all that it would'],
    ],
    [
      'a test that nothing passes',
      {
        table: {
          hitPolicy: 'FIRST',
          inputs: ['budget'],
          rules: [
            ['< 0', '"a"'],
            ['-', '"b"'],
          ],
        },
      },
      ['error DMN_RULE_UNREACHABLE rule1: "table": rule 1 never matches: no value of budget passes its test'],
    ],
    [
      'a value that the enum lacks is a mistake of type, and no more',
      {
        table: {
          hitPolicy: 'FIRST',
          inputs: ['channel'],
          rules: [
            ['"serch"', '"a"'],
            ['-', '"b"'],
          ],
        },
      },
      [
        'error EXPRESSION_TYPE decide: decision "table": rule 1, channel: "serch" is none of the values that there are: "search", "social", "email"',
      ],
    ],
    [
      'a value of the enum that the table does not allow',
      {
        table: {
          hitPolicy: 'COLLECT',
          aggregation: 'COUNT',
          inputs: [{ expression: 'channel', values: '"search", "social"' }],
          rules: [['-', '1']],
        },
        more: { result: z.number() },
      },
      ['error DMN_GAP logic: "table": channel may be "email", which the table does not allow'],
    ],
    [
      'a date, declared in the DMN file',
      {
        requires: ['day'],
        more: { day: z.iso.date() },
        before: `<inputData id="day" name="day"><variable name="day" typeRef="date"/></inputData>`,
        table: {
          inputs: ['day'],
          rules: [
            ['< @"2026-01-01"', '"a"'],
            ['> @"2026-01-01"', '"b"'],
          ],
        },
      },
      [
        'error DMN_GAP logic: "table": no rule matches when day is @"2026-01-01" (for example day = @"2026-01-01")',
      ],
    ],
    [
      'a number that is counted',
      {
        table: {
          inputs: ['count(list)'],
          rules: [
            ['1', '"a"'],
            ['> 1', '"b"'],
          ],
        },
        more: { list: z.array(z.string()) },
      },
      ['error DMN_GAP logic: "table": no rule matches when count(list) is 0 (for example count(list) = 0)'],
    ],
    [
      'of a list that is never empty',
      {
        table: {
          inputs: ['count(list)'],
          rules: [
            ['1', '"a"'],
            ['> 1', '"b"'],
          ],
        },
        more: { list: z.array(z.string()).min(1) },
      },
      [],
    ],
  ])('%s', async (_, given, found) => {
    expect(await told(given)).toEqual(found);
  });
});

describe('null is allowed', () => {
  const output = (source: string): string =>
    `<zeebe:ioMapping><zeebe:output source="${source}" target="text" /></zeebe:ioMapping>`;
  const band =
    `<decision id="band" name="band">${requirement('channel', false)}${decisionTable(partly).slice(decisionTable(partly).indexOf('<decisionTable'))}`
      .replaceAll('id="rule1"', 'id="bandRule"')
      .replace('id="logic"', 'id="bandLogic"');
  const bandGap = gap.replace('logic: "table"', 'bandLogic: "band"');

  test.each<[what: string, given: Told, found: readonly string[]]>([
    ['by the variable', { table: partly, more: { result: z.string().nullable() } }, []],
    [
      'not by one that is optional: that is absence',
      { table: partly, more: { result: z.string().optional() } },
      [`error ${gap}`],
    ],
    ['by a default', { table: { ...partly, outputs: [{ name: 'result', fallback: '"c"' }] } }, []],
    ['by the output', { table: partly, mappings: output('=get or else(result, &quot;x&quot;)') }, []],
    [
      'by a condition',
      { table: partly, mappings: output('=if result = null then &quot;x&quot; else result') },
      [],
    ],
    [
      'not by an output that goes on',
      { table: partly, mappings: output('=upper case(result)') },
      [`error ${gap}`],
    ],
    [
      'by a decision that reads it',
      {
        before: band,
        requires: ['band'],
        table: {
          inputs: ['band'],
          rules: [
            ['"a"', '"x"'],
            ['-', '"y"'],
          ],
          hitPolicy: 'FIRST',
        },
      },
      [],
    ],
    [
      'not by one that does not',
      { before: band, requires: ['band'], table: { inputs: ['band'], rules: [['"a"', '"x"']] } },
      [`error ${bandGap}`],
    ],
  ])('%s', async (_, given, found) => {
    expect(await told(given)).toEqual(found);
  });
});

describe('what a table gives is what its columns say', () => {
  const collects = (aggregation: string | undefined, type: string | undefined, entry: string): Told => ({
    table: {
      hitPolicy: 'COLLECT',
      ...(aggregation && { aggregation }),
      inputs: ['budget'],
      outputs: [{ name: 'points', ...(type && { type }) }],
      rules: [
        ['> 10', entry],
        ['> 20', entry],
      ],
    },
    more: { result: z.unknown() },
  });
  const input = (expression: string, type: string): Told => ({
    table: { inputs: [{ expression, type }], rules: [['-', '"a"']] },
  });

  test.each<[what: string, given: Told, message: string | undefined]>([
    ['a sum of numbers', collects('SUM', 'number', '15'), undefined],
    ['a sum of durations', collects('SUM', undefined, 'duration("P1D")'), undefined],
    ['the least of texts', collects('MIN', 'string', '"a"'), undefined],
    ['how many truths there are', collects('COUNT', 'boolean', 'true'), undefined],
    ['a list of one for its item', collects('SUM', 'number', '[15]'), undefined],
    ['a date for its midnight', collects(undefined, 'date and time', 'today()'), undefined],
    ['whatever has no type', collects(undefined, undefined, '"15"'), undefined],
    [
      'a text that is declared a number',
      collects('SUM', 'number', '"15"'),
      'points: gives a string, not a number',
    ],
    ['a text that is added up', collects('SUM', undefined, '"15"'), 'points: a string cannot be added up'],
    [
      'a number that is declared true or false',
      collects('SUM', 'boolean', '15'),
      'points: gives a number, not a boolean',
    ],
    ['truths that are added up', collects('SUM', 'boolean', 'true'), 'points: a boolean cannot be added up'],
    ['the most of truths', collects('MAX', undefined, 'true'), 'points: a boolean is neither more nor less'],
    [
      'a text in a list of numbers',
      collects(undefined, 'number', '"15"'),
      'points: gives a string, not a number',
    ],
    ['a number that is read as one', input('budget', 'number'), undefined],
    ['an enum that is read as a text', input('channel', 'string'), undefined],
    [
      'a number that is read as a text',
      input('budget', 'string'),
      'input budget: gives a whole number, not a string',
    ],
    [
      'an enum that is read as a number',
      input('channel', 'number'),
      'input channel: gives a string, not a number',
    ],
  ])('%s', async (_, given, message) => {
    const found = (await told(given)).filter((one) => one.includes('EXPRESSION_TYPE'));
    if (message === undefined) expect(found).toEqual([]);
    else expect(found[0]).toContain(message);
    expect(found.length).toBe(message === undefined ? 0 : given.table.rules?.length);
  });
});
