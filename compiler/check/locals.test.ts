import { expect, test } from 'vitest';
import { z } from 'zod';
import { findingsIn } from '../testing/check-sketch.ts';
import { around, node, path } from '../testing/sketch.ts';

const asset = z.strictObject({ id: z.string(), size: z.number() });
const start = z.strictObject({ assets: z.array(asset) });
const all = start.extend({
  asset: asset.optional(),
  note: z.string().nullish(),
  sizes: z.array(z.number()).optional(),
});

const scope = (input: string): string =>
  around(
    'each',
    node(
      'subProcess',
      'each',
      `<extensionElements><zeebe:ioMapping>${input}</zeebe:ioMapping></extensionElements>` +
        node('startEvent', 'in') +
        node('endEvent', 'out') +
        path('in > out'),
    ),
  );
const looped = around(
  'work',
  node(
    'scriptTask',
    'work',
    '<extensionElements><zeebe:script expression="=asset.size" resultVariable="size" /><zeebe:ioMapping><zeebe:output source="=string(asset.size)" target="note" /></zeebe:ioMapping></extensionElements><multiInstanceLoopCharacteristics isSequential="true"><extensionElements><zeebe:loopCharacteristics inputCollection="=assets" inputElement="asset" outputCollection="sizes" outputElement="=asset.size" /></extensionElements></multiInstanceLoopCharacteristics>',
  ),
);
const input = (source: string, target: string): string =>
  `<zeebe:input source="${source}" target="${target}" />`;
const withSize = all.extend({ size: z.number().optional() });

test.each([
  ['an input of a scope', scope(input('=null', 'note')), all, []],
  [
    'one that the schema does not know',
    scope(input('=null', 'nte')),
    all,
    ['VARIABLE_UNKNOWN each: an input writes nte, but there is no "nte"'],
  ],
  [
    'one of another type',
    scope(input('=1', 'note')),
    all,
    ['EXPRESSION_TYPE each: an input writes note: gives a number, not a string'],
  ],
  ['the item of a loop, and a result that stays', looped, withSize, []],
  [
    'a result that the schema does not know',
    looped,
    all,
    ['VARIABLE_UNKNOWN work: the result writes size, but there is no "size"'],
  ],
  [
    'an item that the schema does not know',
    looped,
    withSize.omit({ asset: true }),
    ['VARIABLE_UNKNOWN work: the loop writes asset, but there is no "asset"'],
  ],
  [
    'an item with a field that the schema lacks',
    looped,
    withSize.extend({ asset: asset.omit({ id: true }) }),
    ['EXPRESSION_TYPE work: the loop writes asset: there is no field "id"'],
  ],
  [
    'an item with a field of another type',
    looped,
    withSize.extend({ asset: asset.extend({ size: z.string() }).optional() }),
    [
      'EXPRESSION_TYPE work: the loop writes asset: in size: gives a number, not a string',
      'EXPRESSION_TYPE work: the result writes size: gives a string, not a number',
    ],
  ],
])('%s', async (_what, process, variables, findings) => {
  const told = await findingsIn(process, { schema: { start, variables } });
  const wanted = new Set(['VARIABLE_UNKNOWN', 'EXPRESSION_TYPE']);
  const seen = told.filter(
    (one) => wanted.has(one.split(' ')[0] ?? '') && / writes /.test(one) && !one.includes('collection'),
  );
  expect(seen).toEqual(findings);
});

const actions = {
  'crm.move': {
    input: { type: 'object', properties: { stage: { type: 'string' } }, required: ['stage'] },
    output: {
      type: 'object',
      properties: { contactId: { type: 'string' } },
      required: ['contactId'],
      additionalProperties: false,
    },
  },
};
const move = (outputs: string, inputs = input('won', 'stage')): string =>
  around(
    'move',
    node(
      'serviceTask',
      'move',
      `<extensionElements><zeebe:taskDefinition type="crm.move" /><zeebe:ioMapping>${inputs}${outputs}</zeebe:ioMapping></extensionElements>`,
    ),
  );
const output = (source: string, target: string): string =>
  `<zeebe:output source="${source}" target="${target}" />`;
const known = z.object({ note: z.string().nullish() });

test.each([
  ['a field that it gives', move(output('=contactId', 'note')), known, []],
  [
    'what it was given',
    move(output('=stage', 'note')),
    known,
    ['ACTION_RESULT_UNUSED move: an output copies the input "stage": crm.move gives no "stage"'],
  ],
  [
    'a variable onto itself',
    move(output('=note', 'note')),
    known.required(),
    ['ACTION_RESULT_UNUSED move: an output copies "note" onto itself: crm.move gives no "note"'],
  ],
  [
    'all of its result, which the schema does not know',
    move(''),
    known,
    ['VARIABLE_UNKNOWN move: the result writes contactId, but there is no "contactId"'],
  ],
  ['null, which empties what is optional', move(output('=null', 'note')), known, []],
  [
    'null, where the variable is never null',
    move(output('=null', 'note')),
    z.object({ note: z.string() }),
    ['EXPRESSION_TYPE move: an output writes note: gives null, which it never is'],
  ],
  [
    'null in one case',
    move(output('=if contactId = &quot;a&quot; then contactId else null', 'note')),
    z.object({ note: z.string() }),
    ['EXPRESSION_TYPE move: an output writes note: gives null, which it never is'],
  ],
  ['all of its result', move(''), known.extend({ contactId: z.string().optional() }), []],
  [
    'all of its result, of another type',
    move(''),
    known.extend({ contactId: z.number().optional() }),
    ['EXPRESSION_TYPE move: the result writes contactId: gives a string, not a number'],
  ],
])('an action of which is kept: %s', async (_what, process, variables, findings) => {
  const told = await findingsIn(process, { schema: { start: z.strictObject({}), variables }, actions });
  const wanted = findings.map((one) => one.split(' ')[0]);
  expect(told.filter((one) => !one.startsWith('VARIABLE_N') || wanted.includes(one.split(' ')[0]))).toEqual(
    findings,
  );
});
