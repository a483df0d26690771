import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseDecisions } from '../dmn/index.ts';
import { around, compileSketch, extensions, node, path, sketch } from '../testing/sketch.ts';
import { checkDefinition } from './index.ts';
import type { ActionSchemas, DefinitionSchema } from './schema.ts';

const variables = z.object({
  budget: z.int(),
  approved: z.boolean().optional(),
  channels: z.array(z.strictObject({ name: z.string() })),
  channel: z.strictObject({ name: z.string() }).optional(),
  names: z.array(z.string()).optional(),
  lead: z.strictObject({
    email: z.string().meta({ 'x-personal': { category: 'contact', purpose: 'test' } }),
    country: z.string(),
  }),
  contactId: z.string().optional(),
  reason: z.string().optional(),
  answer: z.string().optional(),
});

const schema: DefinitionSchema = {
  variables,
  // All of it comes with the start: what nothing writes is looked at below.
  start: variables,
  tasks: { decide: z.strictObject({ approved: z.boolean(), reason: z.string().optional() }) },
  messages: {},
};

const actions: ActionSchemas = {
  'crm.upsert': {
    input: {
      type: 'object',
      properties: { email: { type: 'string' }, score: { type: 'integer' }, tags: { type: 'array' } },
      required: ['email'],
      additionalProperties: false,
    },
    output: {
      type: 'object',
      properties: { contactId: { type: 'string' } },
      required: ['contactId'],
      additionalProperties: false,
    },
  },
};

const form = {
  type: 'default',
  id: 'ask',
  components: [{ type: 'checkbox', key: 'approved' }, { type: 'textfield', key: 'reason' }, { type: 'text' }],
};
const dmn = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test">
  <inputData id="i" name="budget" /><inputData id="p" name="email" />
  <decision id="mix" name="mix"><informationRequirement id="r"><requiredInput href="#i" /></informationRequirement><literalExpression id="l"><text>string(budget)</text></literalExpression></decision>
  <decision id="who" name="who"><informationRequirement id="s"><requiredInput href="#p" /></informationRequirement><literalExpression id="m"><text>email</text></literalExpression></decision>
  <inputData id="theLead" name="lead" />
  <decision id="far" name="far"><informationRequirement id="t"><requiredInput href="#theLead" /></informationRequirement><literalExpression id="n"><text>lead.country</text></literalExpression></decision>
  <decision id="near" name="near"><informationRequirement id="u"><requiredInput href="#theLead" /></informationRequirement><literalExpression id="o"><text>lead.email</text></literalExpression></decision>
</definitions>`;

const act = (mapping: string, type = 'crm.upsert'): string =>
  around(
    'work',
    node(
      'serviceTask',
      'work',
      `<extensionElements><zeebe:taskDefinition type="${type}" />${mapping === '' ? '' : `<zeebe:ioMapping>${mapping}</zeebe:ioMapping>`}</extensionElements>`,
    ),
  );
const input = (source: string, target: string): string =>
  `<zeebe:input source="${source}" target="${target}" />`;
const output = (source: string, target: string): string =>
  `<zeebe:output source="${source}" target="${target}" />`;
const email = input('=lead.email', 'email');
const choose = (condition: string): string =>
  node('startEvent', 'begin') +
  node('exclusiveGateway default="gate-end"', 'gate') +
  node('endEvent', 'end') +
  node('endEvent', 'other') +
  path('begin > gate > end') +
  path('gate > other', condition);
const vote = (activation: string, condition: string): string =>
  node('startEvent', 'begin') +
  node(
    'complexGateway',
    'vote',
    `<activationCondition xsi:type="tFormalExpression">${activation}</activationCondition>`,
  ) +
  node('endEvent', 'end') +
  path('begin > vote').replace('begin-vote', 'toVote') +
  path('vote > end', condition);
const person = (formId: string, more = ''): string =>
  around(
    'decide',
    node(
      'userTask',
      'decide',
      `<extensionElements><zeebe:userTask /><zeebe:formDefinition formId="${formId}" />${more}</extensionElements>`,
    ),
  );
const rule = (decisionId: string, mapping = ''): string =>
  around(
    'work',
    node(
      'businessRuleTask',
      'work',
      `<extensionElements><zeebe:calledDecision decisionId="${decisionId}" resultVariable="reason" />${mapping}</extensionElements>`,
    ),
  );

const cases: readonly {
  readonly what: string;
  readonly process: string;
  readonly findings: readonly string[];
  readonly task?: true;
}[] = [
  {
    what: 'a condition on a variable',
    process: choose('=budget &gt; 10 and count(channels) &gt; 1'),
    findings: [],
  },
  {
    what: 'an unknown variable',
    process: choose('=budgt &gt; 10'),
    findings: ['VARIABLE_UNKNOWN gate-other Did you mean "budget"?'],
  },
  {
    what: 'an unknown field',
    process: choose('=lead.countri = "DE"'),
    findings: ['VARIABLE_UNKNOWN gate-other Did you mean "country"?'],
  },
  {
    what: 'the counts and the state of a complex gateway',
    process: vote('=activationCount &gt;= budget and toVote &gt;= 1', '=waitingForStart and not(approved)'),
    findings: [],
  },
  {
    what: 'a condition of a complex gateway that reads another flow',
    process: vote('=fromThere &gt;= 1', '=approved'),
    findings: ['VARIABLE_UNKNOWN vote'],
  },
  { what: 'a variable of the engine', process: choose('=startedBy = caseId'), findings: [] },
  {
    what: 'a condition that is a number',
    process: choose('=budget'),
    findings: ['EXPRESSION_TYPE gate-other'],
  },
  {
    what: 'a condition on personal data',
    process: choose('=lead.email = "a@b.c"'),
    findings: ['PERSONAL_DATA_IN_CONDITION gate-other'],
  },
  {
    what: 'a condition inside a list',
    process: choose('=some c in channels satisfies c.name = "x"'),
    findings: [],
  },
  {
    what: 'an action with its input',
    process: act(email + input('=budget', 'score') + output('=contactId', 'contactId')),
    findings: [],
  },
  {
    what: 'an unknown action',
    process: act(email, 'crm.upsrt'),
    findings: ['ACTION_UNKNOWN work Did you mean "crm.upsert"?'],
  },
  {
    what: 'errors of an action, as they are called and not',
    process: act(email).replace(
      '</extensionElements>',
      '<zeebe:properties><zeebe:property name="businessErrors" value="CONFLICT, NOTFOUND" /></zeebe:properties></extensionElements>',
    ),
    findings: ['BUSINESS_ERROR_UNKNOWN work Did you mean "NOT_FOUND"?'],
  },
  {
    what: 'an action as a listener',
    process: around(
      'work',
      node(
        'task',
        'work',
        '<extensionElements><zeebe:executionListeners><zeebe:executionListener eventType="start" type="crm.upsert" /><zeebe:executionListener eventType="end" type="nobody" /></zeebe:executionListeners></extensionElements>',
      ),
    ),
    findings: ['ACTION_INPUT_UNKNOWN work', 'ACTION_UNKNOWN work'],
  },
  { what: 'a step bound in code', process: act('', 'work'), findings: [] },
  {
    what: 'an input that is missing',
    process: act(input('=budget', 'score')),
    findings: ['ACTION_INPUT_MISSING work'],
  },
  {
    what: 'an input that is unknown',
    process: act(email + input('=budget', 'scor')),
    findings: ['ACTION_INPUT_UNKNOWN work Did you mean "score"?'],
  },
  {
    what: 'an input of the wrong type',
    process: act(email + input('12', 'score')),
    findings: ['ACTION_INPUT_TYPE work'],
  },
  {
    what: 'an output that the action does not give',
    process: act(email + output('=contact', 'contactId')),
    findings: ['VARIABLE_UNKNOWN work'],
  },
  {
    what: 'an output to no variable',
    process: act(email + output('=contactId', 'contactID2')),
    findings: ['VARIABLE_UNKNOWN work Did you mean "contactId"?'],
  },
  {
    what: 'an input that reads an earlier one',
    process: act(input('=lead.email', 'email') + input('=email', 'tags')),
    findings: [],
  },
  {
    what: 'the item of a loop',
    process: around(
      'work',
      node(
        'scriptTask',
        'work',
        `${extensions('script expression="=channel.name + string(loopCounter)" resultVariable="reason"')}<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=channels" inputElement="channel" outputCollection="names" outputElement="=reason" /></extensionElements></multiInstanceLoopCharacteristics>`,
      ),
    ),
    findings: [],
  },
  {
    what: 'a collection that is none',
    process: around(
      'work',
      node(
        'task',
        'work',
        '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=budget" /></extensionElements></multiInstanceLoopCharacteristics>',
      ),
    ),
    findings: ['EXPRESSION_TYPE work'],
  },
  {
    what: 'a form that fits',
    process: person(
      'ask',
      `<zeebe:ioMapping>${output('=approved', 'approved')}${output('=reason', 'reason')}</zeebe:ioMapping>`,
    ),
    findings: [],
    task: true,
  },
  {
    what: 'a form that does not exist',
    process: person('aks'),
    findings: ['FORM_UNKNOWN decide'],
    task: true,
  },
  {
    what: 'an answer that nothing keeps',
    process: person('ask', `<zeebe:ioMapping>${output('=approved', 'approved')}</zeebe:ioMapping>`),
    findings: ['TASK_RESULT_UNUSED decide Add an output with the source "=reason"'],
    task: true,
  },
  {
    what: 'who completed a task',
    process: person(
      'ask',
      `<zeebe:ioMapping>${output('=approved', 'approved')}${output('=completedBy + get or else(reason, &quot;&quot;)', 'reason')}</zeebe:ioMapping>`,
    ),
    findings: [],
    task: true,
  },
  { what: 'a decision on a variable', process: rule('mix'), findings: [] },
  { what: 'a decision on a field', process: rule('far'), findings: [] },
  {
    what: 'a decision on a personal field',
    process: rule('near'),
    findings: ['PERSONAL_DATA_UNMARKED work', 'PERSONAL_DATA_IN_CONDITION work'],
  },
  {
    what: 'an unknown decision',
    process: rule('mx'),
    findings: ['DECISION_UNKNOWN work Did you mean "mix"?'],
  },
  { what: 'a decision on an unknown variable', process: rule('who'), findings: ['VARIABLE_UNKNOWN work'] },
  {
    what: 'a decision on personal data',
    process: rule('who', `<zeebe:ioMapping>${email}</zeebe:ioMapping>`),
    findings: ['PERSONAL_DATA_UNMARKED work', 'PERSONAL_DATA_IN_CONDITION work'],
  },
];

async function check(
  process: string,
  checked: DefinitionSchema,
  shown: object = form,
): Promise<readonly string[]> {
  const { decisions } = await parseDecisions(dmn, 'demo.dmn');
  const { models, diagnostics } = await compileSketch(sketch(process), {
    decisions,
    forms: { ask: JSON.parse(JSON.stringify(shown)) },
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const found: string[] = [];
  const add = (id: string, { code, hint }: { code: string; hint: string }) =>
    void found.push(`${code} ${id} ${hint}`);
  for (const model of models)
    checkDefinition(model, { schema: checked, actions, called: {}, error: add, warning: add });
  return found;
}

describe('definition checks', () => {
  it.each(cases)('$what', async ({ process, findings, task }) => {
    const found = await check(process, task ? schema : { ...schema, tasks: {} });
    expect(found.length).toBe(findings.length);
    for (const [index, finding] of findings.entries()) expect(found[index]).toContain(finding);
  });

  const decide = schema.tasks['decide'] ?? z.never();
  it.each([
    {
      what: 'a result without a task',
      process: choose('=true'),
      tasks: { decide },
      shown: form,
      code: 'TASK_SCHEMA_STALE',
    },
    {
      what: 'a task without a result',
      process: person('ask'),
      tasks: {},
      shown: form,
      code: 'TASK_SCHEMA_MISSING',
    },
    {
      what: 'a field too many',
      process: person('ask'),
      tasks: { decide },
      shown: { ...form, components: [...form.components, { type: 'number', key: 'score' }] },
      code: 'FORM_FIELD_UNKNOWN',
    },
    {
      what: 'a field that is missing',
      process: person('ask'),
      tasks: { decide },
      shown: { ...form, components: [{ type: 'textfield', key: 'reason' }] },
      code: 'FORM_FIELD_MISSING',
    },
    {
      what: 'a field of another type',
      process: person('ask'),
      tasks: { decide },
      shown: {
        ...form,
        components: [
          { type: 'textfield', key: 'approved', validate: { required: true } },
          { type: 'textfield', key: 'reason' },
        ],
      },
      code: 'FORM_FIELD_TYPE',
    },
    {
      what: 'a field that only shows',
      process: person('ask'),
      tasks: { decide },
      shown: {
        ...form,
        components: [...form.components, { type: 'textfield', key: 'budget', readonly: true }],
      },
      code: undefined,
    },
  ])('$what', async ({ process, tasks, shown, code }) => {
    const found = await check(process, { ...schema, tasks }, shown);
    expect(found.map((one) => one.split(' ')[0])).toEqual(code === undefined ? [] : [code]);
  });
});
