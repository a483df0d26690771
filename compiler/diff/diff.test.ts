import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { extensions, file, node, path } from '../testing/sketch.ts';
import { compileBpmn } from '../compile.ts';
import { parseDecisionFiles } from '../dmn/index.ts';
import { differenceBetween, type Version } from './index.ts';
import { shapesOf, type SchemaShapes } from './schemas.ts';

const timer = (duration: string): string =>
  `<timerEventDefinition id="t"><timeDuration xsi:type="tFormalExpression">${duration}</timeDuration></timerEventDefinition>`;
const step = (content: string, attributes = ''): string => node(`serviceTask ${attributes}`, 'pay', content);
const input = (source: string): string =>
  `<extensionElements><zeebe:taskDefinition type="bank.pay" /><zeebe:ioMapping><zeebe:input source="${source}" target="amount" /></zeebe:ioMapping></extensionElements>`;
const drawn = (inside: string): string => file(`<process id="order" isExecutable="true">${inside}</process>`);
const flow = (condition?: string): string => path('begin > pay', condition) + path('pay > end');
const whole = (inner: string, flows = flow()): string =>
  drawn(node('startEvent', 'begin') + inner + node('endEvent', 'end') + flows);

const version = (xml: string): Version => ({ file: 'order.bpmn', xml, models: [] });
const said = async (before: string, after: string): Promise<readonly string[]> => {
  const { elements } = await differenceBetween(version(before), version(after));
  return elements.flatMap(({ change, kind, id, properties }) =>
    properties.length === 0
      ? [`${change} ${kind} ${id}`]
      : properties.map(
          (one) => `${id}.${one.property}: ${one.before ?? '(none)'} -> ${one.after ?? '(none)'}`,
        ),
  );
};

describe('what is said of an element', () => {
  test.each([
    ['nothing', whole(step('')), whole(step('')), []],
    ['a name', whole(step('', 'name="Pay"')), whole(step('', 'name="Pay it"')), ['pay.name: Pay -> Pay it']],
    [
      'an input',
      whole(step(input('=sum'))),
      whole(step(input('=total'))),
      ['pay.input amount: =sum -> =total'],
    ],
    [
      'an input that goes',
      whole(step(input('=sum'))),
      whole(step(extensions('taskDefinition type="bank.pay"'))),
      ['pay.input amount: =sum -> (none)'],
    ],
    [
      'a type',
      whole(step(input('1'))),
      whole(step(input('1').replace('bank.pay', 'bank.send'))),
      ['pay.type: bank.pay -> bank.send'],
    ],
    [
      'a condition',
      whole(step(''), flow('=a')),
      whole(step(''), flow('=b')),
      ['begin-pay.condition: =a -> =b'],
    ],
    [
      'a documentation',
      whole(step('')),
      whole(step('<documentation>Why</documentation>')),
      ['pay.documentation: (none) -> Why'],
    ],
    [
      'the kind of task',
      whole(step('')),
      whole(node('userTask', 'pay')),
      ['pay.kind: service task -> user task'],
    ],
    [
      'a duration',
      whole(node('intermediateCatchEvent', 'pay', timer('P1D'))),
      whole(node('intermediateCatchEvent', 'pay', timer('P2D'))),
      ['pay.time duration: P1D -> P2D'],
    ],
    [
      'a multi-instance',
      whole(step('')),
      whole(step('<multiInstanceLoopCharacteristics isSequential="true" />')),
      [
        'pay.kind: service task -> sequential multi-instance service task',
        'pay.is sequential: (none) -> true',
      ],
    ],
    [
      'an element more, and its flows',
      whole(step('')),
      whole(step('') + node('userTask', 'check'), path('begin > pay > check > end')),
      [
        'added user task check',
        'added sequence flow pay-check',
        'added sequence flow check-end',
        'removed sequence flow pay-end',
      ],
    ],
    [
      'where a flow leads',
      whole(step('') + node('endEvent', 'stop'), path('begin > pay') + path('pay > end')),
      whole(
        step('') + node('endEvent', 'stop'),
        path('begin > pay') + path('pay > end').replace('targetRef="end"', 'targetRef="stop"'),
      ),
      ['pay-end.to: end -> stop'],
    ],
  ])('%s', async (_, before, after, changes) => {
    expect(await said(before, after)).toEqual(changes);
  });
});

test('positions of running cases', async () => {
  const { positions } = await differenceBetween(
    version(
      drawn(
        node('serviceTask', 'a') +
          node('userTask', 'b') +
          node('receiveTask', 'c') +
          node('userTask', 'd') +
          node('subProcess', 's') +
          node('endEvent', 'e'),
      ),
    ),
    version(
      drawn(
        node('serviceTask', 'a') + node('serviceTask', 'b') + node('subProcess', 's', node('userTask', 'd')),
      ),
    ),
  );
  expect(Object.fromEntries(positions.map(({ id, lost }) => [id, lost]))).toEqual({
    a: undefined,
    b: 'is a service task now',
    c: 'is no longer there',
    d: 'lies in s now',
    s: undefined,
  });
});

const table = (
  rules: string,
): string => `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
  <inputData id="sum" name="sum"><variable name="sum" typeRef="number" /></inputData>
  <decision id="level" name="Level"><informationRequirement><requiredInput href="#sum" /></informationRequirement>
    <decisionTable hitPolicy="FIRST"><input id="i" label="Sum"><inputExpression typeRef="number"><text>sum</text></inputExpression></input>
      <output id="o" name="level" typeRef="string" />${rules}</decisionTable></decision></definitions>`;
const rule = (id: string, test: string): string =>
  `<rule id="${id}"><inputEntry><text>${test}</text></inputEntry><outputEntry><text>"x"</text></outputEntry></rule>`;

async function deciding(rules: string, label: string): Promise<Version> {
  const { decisions } = await parseDecisionFiles([{ file: 'd.dmn', xml: table(rules) }]);
  const xml = whole(
    node('businessRuleTask', 'pay', extensions('calledDecision decisionId="level" resultVariable="level"')),
  );
  const forms = { ask: { id: 'ask', components: [{ id: 'f1', key: 'reason', type: 'textfield', label }] } };
  const { models } = await compileBpmn(xml, { file: 'order.bpmn', decisions, foreign: true });
  return { file: 'order.bpmn', xml, models: models.map((model) => ({ ...model, forms })) };
}

test('rules that only changed places', async () => {
  const [a, b] = [rule('small', '&lt; 10'), rule('large', '&gt;= 10')];
  const { decisions } = await differenceBetween(await deciding(a + b, ''), await deciding(b + a, ''));
  expect(decisions[0]?.properties).toEqual([
    { property: 'order of the rules', before: 'as it was', after: 'changed' },
  ]);
});

const schemaOf = (variables: z.ZodRawShape, result: z.ZodRawShape): SchemaShapes =>
  shapesOf({
    variables: z.object(variables),
    start: z.strictObject({}),
    tasks: { check: z.strictObject(result) },
    messages: {},
  });

test('schemas field by field, and what they mean for cases that run', async () => {
  const before = schemaOf(
    { sum: z.number(), lead: z.object({ email: z.string(), age: z.int() }), gone: z.string().nullish() },
    { decision: z.enum(['yes', 'no']), note: z.string() },
  );
  const after = schemaOf(
    {
      sum: z.int(),
      lead: z.object({ email: z.string().optional(), age: z.int() }),
      more: z.array(z.string()),
    },
    { decision: z.enum(['yes']), why: z.string(), more: z.string().optional() },
  );
  const xml = whole('');
  const { schemas, meaning } = await differenceBetween(
    { ...version(xml), schema: before },
    { ...version(xml), schema: after },
  );
  const told = schemas.flatMap(({ kind, id, properties }) =>
    properties.map((one) => `${kind}${id} ${one.property}: ${one.before ?? ''} -> ${one.after ?? ''}`),
  );
  expect(told).toEqual([
    'variables sum: number -> integer',
    'variables lead.email: string -> string, optional',
    'variables gone: string or null, optional -> ',
    'variables more:  -> list of string',
    'result of the taskcheck decision: "yes", "no" -> "yes"',
    'result of the taskcheck note: string -> ',
    'result of the taskcheck why:  -> string',
    'result of the taskcheck more:  -> string, optional',
  ]);
  expect(meaning).toEqual([
    'Running cases keep the variables that are gone: their model writes and reads them on.',
    'Running cases ask for the result of the task check as they did before, and the answer may be refused: decision has to be "yes"; note, which the older form still gives, is refused; why is missing in what the older one gives.',
  ]);
  expect((await differenceBetween(version(xml), { ...version(xml), schema: after })).schemas).toEqual([]);
});

test('decisions rule by rule, forms field by field', async () => {
  const before = await deciding(rule('small', '&lt; 10') + rule('old', '&lt; 20'), 'Why?');
  const after = await deciding(rule('small', '&lt; 12') + rule('new', '-'), 'Why not?');
  expect(before.models).toHaveLength(1);
  const { decisions, forms, elements } = await differenceBetween(before, after);
  expect(elements).toEqual([]);
  const rules = decisions.flatMap(({ id, properties }) =>
    properties.map(
      ({ property, before: then, after: now }) => `${id} ${property}: ${then ?? ''} -> ${now ?? ''}`,
    ),
  );
  expect(rules).toEqual([
    'level rule 1 (small), when Sum: < 10 -> < 12',
    'level rule 2 (old): when Sum < 20, then level "x" -> ',
    'level rule 2 (new):  -> always then level "x"',
  ]);
  expect(forms).toEqual([
    {
      change: 'changed',
      id: 'ask',
      kind: 'form',
      name: '',
      properties: [{ property: 'reason label', before: 'Why?', after: 'Why not?' }],
    },
  ]);
});
