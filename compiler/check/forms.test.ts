import { expect, test } from 'vitest';
import { z } from 'zod';
import { findingsIn } from '../testing/check-sketch.ts';
import { around, node } from '../testing/sketch.ts';

const start = z.strictObject({
  plan: z.strictObject({ title: z.string(), problems: z.array(z.string()), budget: z.number() }),
});
const decision = z.strictObject({ decision: z.enum(['go', 'no-go']), tools: z.array(z.enum(['a', 'b'])) });
const variables = start.extend({ decision: decision.shape.decision, tools: decision.shape.tools });
const process = around(
  'decide',
  node(
    'userTask',
    'decide',
    '<extensionElements><zeebe:userTask /><zeebe:formDefinition formId="ask" /></extensionElements>',
  ),
);
const values = (...all: readonly string[]) => all.map((value) => ({ label: value, value }));
const required = { required: true };
const choice = { type: 'radio', key: 'decision', values: values('go', 'no-go'), validate: required };
const tools = { type: 'checklist', key: 'tools', values: values('a', 'b') };
const text = (shown: string) => ({ type: 'text', text: shown });

test.each([
  ['what can be chosen', [choice, tools], []],
  [
    'a choice that there is not',
    [{ ...choice, values: values('go', 'nogo') }, tools],
    [
      'FORM_FIELD_TYPE decide: the form "ask" offers for "decision": "nogo" is none of the values that there are: "go", "no-go"; did you mean "no-go"?',
    ],
  ],
  [
    'one of several that there is not',
    [choice, { ...tools, values: values('a', 'c') }],
    [
      'FORM_FIELD_TYPE decide: the form "ask" offers for "tools": "c" is none of the values that there are: "a", "b"',
    ],
  ],
  ['a text with a variable', [choice, tools, text('# {{plan.title}} {{upper case(plan.title)}}')], []],
  [
    'a text with a loop',
    [choice, tools, text('{{#loop plan.problems}}- {{this}}{{/loop}} {{#if plan.budget > 1}}x{{/if}}')],
    [],
  ],
  [
    'a text with a variable that there is not',
    [choice, tools, text('# {{plan.titel}}')],
    ['FORM_FIELD_UNKNOWN decide: the form "ask" reads "plan.titel", but there is no "titel"'],
  ],
  [
    'a loop over what there is not',
    [choice, tools, text('{{#loop plan.problem}}- {{this}}{{/loop}}')],
    ['FORM_FIELD_UNKNOWN decide: the form "ask" reads "plan.problem", but there is no "problem"'],
  ],
  [
    'a field that another hides, though the task needs it',
    [choice, { ...tools, conditional: { hide: '=decision != "go"' } }],
    ['FORM_FIELD_OPTIONAL decide: the form "ask" hides "tools" at times, and the task cannot do without it'],
  ],
  [
    'a group that hides what the task needs',
    [{ type: 'group', components: [choice], conditional: { hide: '=plan.budget > 10' } }, tools],
    [
      'FORM_FIELD_OPTIONAL decide: the form "ask" hides "decision" at times, and the task cannot do without it',
    ],
  ],
  [
    'a choice that nobody has to make',
    [{ ...choice, validate: {} }, tools],
    [
      'FORM_FIELD_OPTIONAL decide: the form "ask" lets "decision" be left out, and the task cannot do without it',
    ],
  ],
  [
    'a choice that has to be made where FEEL says so',
    [{ ...choice, validate: { required: '=plan.budget > 10' } }, tools],
    [
      'FORM_FIELD_OPTIONAL decide: the form "ask" lets "decision" be left out, and the task cannot do without it',
    ],
  ],
  [
    'a text that reads a value that there is not',
    [choice, tools, text('{{#if decision = "gone"}}x{{/if}}')],
    ['FORM_FIELD_TYPE decide: the form "ask": "gone" is none of the values that there are: "go", "no-go"'],
  ],
  [
    'what is chosen from a list that there is not',
    [
      choice,
      { ...tools, values: undefined, valuesExpression: '=for p in plans return {label: p, value: p}' },
    ],
    ['FORM_FIELD_UNKNOWN decide: the form "ask" reads "plans", but there is no "plans"'],
  ],
  [
    'rows that have names of their own',
    [
      choice,
      tools,
      { type: 'dynamiclist', path: 'rows', readonly: true, components: [text('{{anything}}')] },
    ],
    [],
  ],
  [
    'a choice that nobody can make',
    [{ ...choice, values: values('go') }, tools],
    [
      'FORM_CHOICE_MISSING decide: the form "ask" does not offer "no-go" for "decision": nobody can ever choose it',
    ],
  ],
  ['what is chosen from a list of the case', [{ ...choice, values: undefined }, tools], []],
])('%s', async (_what, components, findings) => {
  const forms = { ask: JSON.parse(JSON.stringify({ type: 'default', id: 'ask', components })) };
  const schema = { start, variables, tasks: { decide: decision } };
  const told = await findingsIn(process, { schema, forms });
  expect(told.filter((one) => !one.includes('"rows"'))).toEqual(findings);
});

const answers = z.strictObject({
  amount: z.int().nonnegative().nullish(),
  rate: z.number().positive().max(1),
  share: z.union([z.literal(50), z.literal(100)]),
  title: z.string().max(20),
});
const fields = {
  amount: { type: 'number', key: 'amount', decimalDigits: 0, validate: { min: 0 } },
  rate: { type: 'number', key: 'rate', validate: { ...required, min: 0, max: '' } },
  share: {
    type: 'radio',
    key: 'share',
    values: [50, 100].map((value) => ({ label: `${value}`, value })),
    validate: required,
  },
  title: { type: 'textfield', key: 'title', validate: { ...required, maxLength: 20 } },
};

test.each([
  ['fields that fit', {}, []],
  [
    'a number by a text field',
    { amount: { type: 'textfield', key: 'amount' } },
    [
      'FORM_FIELD_TYPE decide: the form "ask" asks for "amount" by a textfield, but the result has integer or null',
    ],
  ],
  [
    'a number below those of the schema',
    { amount: { ...fields.amount, validate: { min: -5 } } },
    ['FORM_BOUNDS decide: the form "ask" lets "amount" have the number -5, which the task refuses'],
  ],
  [
    'a fraction where the schema wants whole numbers',
    { amount: { ...fields.amount, decimalDigits: 2 } },
    ['FORM_BOUNDS decide: the form "ask" lets "amount" have a fraction, which the task refuses'],
  ],
  ['whole steps', { amount: { ...fields.amount, decimalDigits: undefined, increment: '5' } }, []],
  [
    'a number above those of the schema',
    { rate: { ...fields.rate, validate: { ...required, max: 2 } } },
    ['FORM_BOUNDS decide: the form "ask" lets "rate" have the number 2, which the task refuses'],
  ],
  [
    'a text that is too long',
    { title: { ...fields.title, validate: { ...required, maxLength: 200 } } },
    ['FORM_BOUNDS decide: the form "ask" lets "title" have a text of 200 characters, which the task refuses'],
  ],
])('%s', async (_what, changed, findings) => {
  const components = Object.values({ ...fields, ...changed });
  const forms = { ask: JSON.parse(JSON.stringify({ type: 'default', id: 'ask', components })) };
  const given = z.strictObject({ ...start.shape, ...answers.shape });
  const schema = { start: given, variables: given, tasks: { decide: answers } };
  expect(await findingsIn(process, { schema, forms })).toEqual(findings);
});
