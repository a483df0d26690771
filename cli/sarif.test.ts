import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../compiler/diagnostics.ts';
import { formatDiagnostic } from '../compiler/diagnostics.ts';
import { sarifOf } from './sarif.ts';

const found: readonly Diagnostic[] = [
  {
    file: 'definitions/lead handover/a.bpmn',
    line: 443,
    col: 5,
    severity: 'error',
    code: 'VARIABLE_UNKNOWN',
    element: 'qualified',
    message: 'condition: there is no variable "scor"',
    hint: 'Did you mean "score"?',
  },
  { file: '/elsewhere/b.bpmn', line: 1, col: 1, severity: 'warning', code: 'BPMN_TIMER', message: 'no time' },
];

/** An object with these properties and no others; those that end in `?` may be absent. */
const object = (properties: Readonly<Record<string, object>>): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !name.endsWith('?')),
  properties: Object.fromEntries(
    Object.entries(properties).map(([name, shape]) => [name.replace('?', ''), shape]),
  ),
});
const list = (items: object): object => ({ type: 'array', items });
const text = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 1 };
const message = object({ text });

// The part of the specification's schema that we write, object by object, by the numbers of its sections.
const log = object({
  $schema: { type: 'string', format: 'uri-reference' }, // 3.13.3
  version: { const: '2.1.0' }, // 3.13.2
  runs: list(
    object({
      // 3.18, 3.19
      tool: object({
        driver: object({
          name: text,
          semanticVersion: { type: 'string', pattern: String.raw`^\d+\.\d+\.\d+` },
          // 3.49
          rules: list(
            object({
              id: text,
              'shortDescription?': message,
              'fullDescription?': message,
              'help?': object({ text, markdown: text }),
            }),
          ),
        }),
      }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] }, // 3.14.17
      // 3.27
      results: list(
        object({
          ruleId: text,
          ruleIndex: { type: 'integer', minimum: 0 },
          level: { enum: ['none', 'note', 'warning', 'error'] },
          message,
          locations: list(
            object({
              physicalLocation: object({
                artifactLocation: object({ uri: { type: 'string', pattern: String.raw`^[^\s\\]+$` } }), // 3.4
                region: object({ startLine: count, startColumn: count }), // 3.30
              }),
              'logicalLocations?': list(object({ name: text, kind: text })), // 3.33
            }),
          ),
        }),
      ),
    }),
  ),
});

test.each([{ diagnostics: found }, { diagnostics: [] }])('is as SARIF 2.1.0 has it', ({ diagnostics }) => {
  const ajv = new Ajv({ formats: { 'uri-reference': true } });
  const valid = ajv.validate(log, JSON.parse(JSON.stringify(sarifOf(diagnostics))));
  expect(ajv.errors).toBeNull();
  expect(valid).toBe(true);
});

test('each result leads to its rule, with the help of its page', () => {
  expect(sarifOf(found)).toMatchObject({
    runs: [
      {
        tool: {
          driver: {
            rules: [
              { id: 'BPMN_TIMER' },
              {
                id: 'VARIABLE_UNKNOWN',
                help: { markdown: expect.stringContaining('# VARIABLE_UNKNOWN') as string },
              },
            ],
          },
        },
        results: [
          {
            ruleId: 'VARIABLE_UNKNOWN',
            ruleIndex: 1,
            level: 'error',
            message: { text: expect.stringContaining('Did you mean "score"?') as string },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'definitions/lead%20handover/a.bpmn' },
                  region: { startLine: 443, startColumn: 5 },
                },
                logicalLocations: [{ name: 'qualified' }],
              },
            ],
          },
          {
            ruleIndex: 0,
            locations: [{ physicalLocation: { artifactLocation: { uri: 'file:///elsewhere/b.bpmn' } } }],
          },
        ],
      },
    ],
  });
});

test('the problem matcher of docs/editors.md reads what the compiler prints', () => {
  const page = readFileSync(new URL('../docs/editors.md', import.meta.url), 'utf8');
  const [, block = ''] = /```json\n([^]*?)```/.exec(page) ?? [];
  const { pattern } = JSON.parse(block).tasks[0].problemMatcher;
  const read = found.map((diagnostic) => {
    const [line = ''] = formatDiagnostic(diagnostic).split('\n');
    const match = new RegExp(pattern.regexp).exec(line) ?? [];
    const part = (name: string): unknown => match[pattern[name]];
    return [part('file'), part('line'), part('column'), part('severity'), part('code'), part('message')];
  });
  expect(read).toEqual([
    [
      found[0]?.file,
      '443',
      '5',
      'error',
      'VARIABLE_UNKNOWN',
      ' qualified: condition: there is no variable "scor"',
    ],
    [found[1]?.file, '1', '1', 'warning', 'BPMN_TIMER', ': no time'],
  ]);
});
