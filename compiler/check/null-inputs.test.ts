import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findingsIn } from '../testing/check-sketch.ts';
import { extensions, node, path } from '../testing/sketch.ts';

const ad = z.strictObject({ id: z.string(), label: z.string().nullable() });
const start = z.strictObject({
  kind: z.enum(['a', 'b']),
  plan: z.strictObject({ kind: z.enum(['a', 'b']), google: ad.nullable(), note: z.string().optional() }),
  click: z
    .string()
    .meta({ 'x-personal': { category: 'online-identifier', purpose: 'test' } })
    .optional(),
});
const variables = start.extend({
  made: z.string().optional(),
  perhaps: z.string().optional(),
  other: z.string().optional(),
  item: ad.optional(),
});
const actions = {
  'ads.pause': {
    input: {
      type: 'object',
      properties: {
        id: { type: 'string' },
        ids: { type: 'array', items: { type: 'string' } },
        note: { type: 'string' },
        label: { type: ['string', 'null'] },
      },
      required: ['id', 'ids', 'label'],
      additionalProperties: false,
    },
    output: {
      type: 'object',
      properties: { made: { type: 'string' }, perhaps: { type: 'string' } },
      required: ['made'],
      additionalProperties: false,
    },
  },
} as const;

const mapping = (inputs: Readonly<Record<string, string>>, outputs = ''): string =>
  `<zeebe:ioMapping>${Object.entries({ id: 'x', ids: '=[]', label: '=null', ...inputs })
    .map(([target, source]) => `<zeebe:input source="${source}" target="${target}" />`)
    .join('')}${outputs}</zeebe:ioMapping>`;
const task = (id: string, inputs: Readonly<Record<string, string>>, outputs = '', loop = ''): string =>
  node(
    'serviceTask',
    id,
    `<extensionElements><zeebe:taskDefinition type="ads.pause" />${mapping(inputs, outputs)}</extensionElements>${loop}`,
  );
const output = (source: string, target: string): string =>
  `<zeebe:output source="${source}" target="${target}" />`;

const many = `<multiInstanceLoopCharacteristics>${extensions('loopCharacteristics inputCollection="=[1, 2]"')}</multiInstanceLoopCharacteristics>`;
const ends = node('startEvent', 'begin') + node('endEvent', 'end');
const straight = ends + path('begin > pause > end');
/** begin > ask > pause > end, where a condition holds; else straight to the end. */
const where = (condition: string): string =>
  ends +
  node('exclusiveGateway default="ask-end"', 'ask') +
  path('begin > ask > pause', condition) +
  path('pause > end') +
  path('ask > end');
/** begin > ask > pause > end, where none of the conditions holds. */
const unless = (condition: string): string =>
  ends +
  node('exclusiveGateway default="ask-pause"', 'ask') +
  path('begin > ask > pause > end') +
  path('ask > end', condition);
const after = (step: string): string => ends + step + path('begin > make > pause > end');

async function nullsIn(process: string): Promise<readonly string[]> {
  const told = await findingsIn(process, { schema: { start, variables }, actions });
  return told.filter((one) => one.startsWith('ACTION_INPUT_NULL'));
}

test.each([
  ['what the engine provides', straight, { id: '=caseId', note: '=startedBy' }],
  ['what is always there', straight, { id: '=kind' }],
  ['what may be missing as an input that may be left out', straight, { note: '=plan.note' }],
  ['null as an input that takes it', straight, { label: '=plan.google.label' }],
  ['another value instead', straight, { id: '=get or else(plan.note, &quot;none&quot;)' }],
  [
    'what the expression itself asks for',
    straight,
    { id: '=if plan.google != null then plan.google.id else kind' },
  ],
  [
    'what the schema may tie to what the expression asks for',
    straight,
    { id: '=if plan.kind = &quot;a&quot; then plan.note else kind' },
  ],
  ['what was asked for', where('=plan.google != null'), { id: '=plan.google.id' }],
  ['what was asked for, in a list', where('=plan.google != null'), { ids: '=[plan.google.id]' }],
  ['what only the other way lacks', unless('=plan.google = null'), { id: '=plan.google.id' }],
  [
    'what the schema may tie to what was asked for',
    where('=plan.kind = &quot;a&quot;'),
    { id: '=plan.note' },
  ],
  ['what an output wrote before', after(task('make', {}, output('=made', 'other'))), { id: '=other' }],
  ['what a result brought before', after(task('make', {})), { id: '=made' }],
  [
    'what one branch of a join wrote',
    ends +
      node('parallelGateway', 'fork') +
      node('parallelGateway', 'join') +
      task('make', {}) +
      path('begin > fork > make > join > pause > end') +
      path('fork > join'),
    { id: '=made' },
  ],
  [
    'what was written in a sub-process',
    after(node('subProcess', 'make', node('startEvent', 'in') + task('inner', {}) + path('in > inner'))),
    { id: '=made' },
  ],
] as const)('an action is given %s', async (_what, process, inputs) => {
  expect(await nullsIn(process + task('pause', inputs))).toEqual([]);
});

test.each([
  ['what may be null', straight, { id: '=plan.google.id' }, 'plan.google'],
  ['what may be null, in a list', straight, { ids: '=[plan.google.id]' }, 'plan.google'],
  ['what may be left out', straight, { id: '=plan.note' }, 'plan.note'],
  ['a variable that nothing need have written', after(task('make', {})), { id: '=perhaps' }, 'perhaps'],
  [
    'what one side of an "or" asks for',
    where('=plan.google != null or plan.note != null'),
    { id: '=plan.google.id' },
    'plan.google',
  ],
  ['what another way asks for', unless('=plan.google != null'), { id: '=plan.google.id' }, 'plan.google'],
  [
    'what was asked for and is written anew',
    ends +
      node('exclusiveGateway default="ask-end"', 'ask') +
      task('make', {}, output('=perhaps', 'made')) +
      path('begin > ask > make', '=made != null') +
      path('make > pause > end') +
      path('ask > end'),
    { id: '=made' },
    'made',
  ],
  ['what only an instance wrote', after(task('make', {}, '', many)), { id: '=made' }, 'made'],
] as const)('an action is not given %s', async (_what, process, inputs, missing) => {
  expect(await nullsIn(process + task('pause', inputs))).toEqual([
    expect.stringMatching(`"${missing}" may be missing, and ads.pause cannot do without it`),
  ]);
});

test.each([
  [
    'what the other branch asks for',
    { id: '=if plan.google = null then plan.google.id else kind' },
    '"plan.google" may be missing',
  ],
  ['null', { id: '=null' }, 'gives null'],
  ['null where something is missing', { id: '=if plan.note != null then plan.note else null' }, 'gives null'],
  ['null, in a list', { ids: '=[if plan.note != null then plan.note else null]' }, 'gives null'],
] as const)('an action is not given %s', async (_what, inputs, told) => {
  expect(await nullsIn(straight + task('pause', inputs))).toEqual([
    expect.stringMatching(`${told}, and ads.pause cannot do without it`),
  ]);
});

test('what is personal may be missing where the step takes that for an error of the process: no gateway may ask for it', async () => {
  const click = task('pause', { id: '=click' });
  const ready =
    '<zeebe:properties><zeebe:property name="businessErrors" value="INVALID_INPUT" /></zeebe:properties>';
  expect(await nullsIn(straight + click)).toHaveLength(1);
  expect(
    await nullsIn(straight + click.replace('</extensionElements>', `${ready}</extensionElements>`)),
  ).toEqual([]);
});

describe('a called process', () => {
  const shape = z.strictObject({
    name: z.string(),
    note: z.string().optional(),
    perhaps: z.string().nullish(),
  });
  const called = { ship: { start: shape, variables: shape, tasks: {}, messages: {} } };
  const call = (id: string, mappings: string): string =>
    node(
      'callActivity',
      id,
      `<extensionElements><zeebe:calledElement processId="ship" propagateAllChildVariables="false" /><zeebe:ioMapping>${mappings}</zeebe:ioMapping></extensionElements>`,
    );
  const name = '<zeebe:input source="=kind" target="name" />';
  const nullsWith = async (process: string): Promise<readonly string[]> =>
    (await findingsIn(process, { schema: { start, variables }, actions, called })).filter((one) =>
      one.includes('_NULL'),
    );

  test('is given what it cannot do without', async () => {
    const mappings =
      '<zeebe:input source="=plan.note" target="name" /><zeebe:input source="=plan.note" target="note" />';
    expect(await nullsWith(straight + call('pause', mappings))).toEqual([
      'CALL_INPUT_NULL pause: input name of ship: "plan.note" may be missing, and ship cannot do without it',
    ]);
  });

  test('leaves its variables behind at its end, unless they may be null', async () => {
    const left = (variable: string): string =>
      after(call('make', name + output(`=${variable}`, 'other'))) + task('pause', { id: '=other' });
    expect(await nullsWith(left('note'))).toEqual([]);
    expect(await nullsWith(left('perhaps'))).toHaveLength(1);
  });
});
