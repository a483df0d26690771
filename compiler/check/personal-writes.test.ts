import { expect, test } from 'vitest';
import { z } from 'zod';
import { personal } from '../../engine/personal-data.ts';
import { around, compileSketch, extensions, node, sketch } from '../testing/sketch.ts';
import { checkDefinition } from './index.ts';
import type { ActionSchemas, DefinitionSchema } from './schema.ts';
import { shapeOf } from './shape.ts';

const text = z.string();
const email = personal(text, { category: 'contact', purpose: 'test' });
const lead = z.strictObject({ email, phone: email.optional(), country: text });
const variables = z.object({
  lead,
  leads: z.array(lead),
  copy: lead.nullish(),
  mail: email.optional(),
  plain: text.optional(),
  texts: z.array(text).optional(),
  known: z.boolean().optional(),
  some: z.number().optional(),
  more: z.strictObject({ inner: z.strictObject({ to: text }) }).optional(),
});
const schema: DefinitionSchema = { variables, start: variables, tasks: {}, messages: {} };
const actions: ActionSchemas = {
  'crm.find': { input: { type: 'object' }, output: shapeOf(z.object({ plain: email, country: text })) },
};

async function check(step: string, checked = schema, called = {}): Promise<readonly string[]> {
  const { models, diagnostics } = await compileSketch(sketch(around('work', step)));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const found: string[] = [];
  const error = (id: string, { code, message }: { code: string; message: string }): void =>
    void (code === 'VARIABLE_NOT_CERTAIN' || found.push(`${code} ${id} ${message}`));
  for (const model of models)
    checkDefinition(model, { schema: checked, actions, called, error, warning: error });
  return found;
}

const output = (source: string, target: string): string =>
  `<zeebe:ioMapping><zeebe:output source="${source}" target="${target}" /></zeebe:ioMapping>`;
const step = (inner: string): string => `<extensionElements>${inner}</extensionElements>`;
const job = (type: string, inner = ''): string =>
  node('serviceTask', 'work', step(`<zeebe:taskDefinition type="${type}" />${inner}`));

test.each([
  ['=lead.email', 'plain'],
  ['=upper case(lead.email)', 'plain'],
  ['=lead.email + &quot;!&quot;', 'plain'],
  ['=if lead.country = &quot;DE&quot; then lead.email else &quot;&quot;', 'plain'],
  ['=string(lead)', 'plain'],
  ['=leads[1].email', 'plain'],
  ['=get value(lead, &quot;email&quot;)', 'plain'],
  ['=get or else(lead.phone, &quot;none&quot;)', 'plain'],
  ['=(function(x) x)(lead.email)', 'plain'],
  ['=(function() lead.email)()', 'plain'],
  ['=string join(for l in leads return l.email, &quot;,&quot;)', 'plain'],
  ['=leads.email', 'texts'],
  ['=number(lead.phone)', 'some'],
  ['=lead.email = &quot;a@b.example&quot;', 'known'],
  ['=not(lead.country = &quot;DE&quot; and lead.email &lt; &quot;b&quot;)', 'known'],
  ['=lead.email between &quot;a&quot; and &quot;b&quot;', 'known'],
  ['=lead.country in (lead.email)', 'known'],
  ['=ends with(lead.email, &quot;.example&quot;)', 'known'],
  ['=some l in leads satisfies l.email = &quot;b&quot;', 'known'],
  ['=if lead.email = &quot;b&quot; then 1 else 2', 'some'],
  ['=leads[email = &quot;b&quot;].country', 'texts'],
  ['={inner: {to: lead.email}}', 'more'],
  ['=lead.email', 'more.inner.to'],
])('%s may not be written to %s', async (source, target) => {
  const [first, ...others] = await check(job('crm.find', output(source, target)));
  expect(first).toMatch(/^PERSONAL_DATA_UNMARKED work an output writes personal data to /);
  expect(others).toEqual([]);
});

test.each([
  ['=lead.email', 'mail'],
  ['=lower case(lead.email)', 'mail'],
  ['=lead', 'copy'],
  ['=context put(lead, &quot;country&quot;, &quot;DE&quot;)', 'copy'],
  ['=context merge([lead, {country: &quot;DE&quot;}])', 'copy'],
  ['=append(leads, lead)', 'leads'],
  ['=lead.country', 'plain'],
  ['=get value(lead, &quot;country&quot;)', 'plain'],
  ['=leads[email != null].country', 'texts'],
  ['=lead.email != null', 'known'],
  ['=lead.country = &quot;DE&quot; and is defined(lead.phone)', 'known'],
  ['=some l in leads satisfies l.country = &quot;DE&quot;', 'known'],
  ['=if lead.phone = null then 1 else 2', 'some'],
  ['=is blank(lead.phone)', 'known'],
  ['=count(leads.email)', 'some'],
])('%s may be written to %s', async (source, target) => {
  expect(await check(job('crm.find', output(source, target)))).toEqual([]);
});

const unmarked = (what: string, target = 'plain'): readonly string[] => [
  `PERSONAL_DATA_UNMARKED work ${what} writes personal data to ${target}, which the schema does not mark as personal`,
];

test.each([
  [
    'a script',
    node('scriptTask', 'work', extensions('script expression="=trim(lead.email)" resultVariable="plain"')),
    unmarked('the result'),
  ],
  ['the result of an action', job('crm.find'), unmarked('the result')],
  ['a step bound in code', job('work', output('=lead.email', 'plain')), unmarked('an output')],
  [
    'what an input made of it',
    node(
      'scriptTask',
      'work',
      step(
        `<zeebe:script expression="=made" resultVariable="copied" /><zeebe:ioMapping><zeebe:input source="=trim(lead.email)" target="made" /><zeebe:output source="=copied" target="plain" /></zeebe:ioMapping>`,
      ),
    ),
    unmarked('an output'),
  ],
  [
    'instances',
    node(
      'task',
      'work',
      '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=leads" inputElement="one" outputCollection="texts" outputElement="=one.email" /></extensionElements></multiInstanceLoopCharacteristics>',
    ),
    unmarked('the output collection', 'texts'),
  ],
])('of %s it is told', async (_what, drawn, said) => {
  const more = z.object({ ...variables.shape, copied: email.optional(), one: lead.optional() });
  expect(await check(drawn, { ...schema, variables: more, start: more })).toEqual(said);
});

test('what a case begins with and messages bring is marked where it is kept', async () => {
  const brought = z.object({ plain: email });
  const found = await check(node('task', 'work'), {
    ...schema,
    start: variables.extend({ plain: email }),
    messages: { told: brought },
  });
  expect(found).toContain(
    'PERSONAL_DATA_UNMARKED demo the start writes personal data to plain, which the schema does not mark as personal',
  );
  expect(found).toContain(
    'PERSONAL_DATA_UNMARKED demo the message told writes personal data to plain, which the schema does not mark as personal',
  );
});

test.each([
  ['input', '=lead.email', 'text', ['the call of other', 'text']],
  ['input', '=lead.email', 'mail', undefined],
  ['output', '=mail', 'plain', ['an output', 'plain']],
])('a call with the %s %s to %s', async (kind, source, target, said) => {
  const other = z.object({ text: text.optional(), mail: email.optional() });
  const mapping = `<zeebe:ioMapping><zeebe:${kind} source="${source}" target="${target}" /></zeebe:ioMapping>`;
  const call = `<zeebe:calledElement processId="other" propagateAllParentVariables="false" propagateAllChildVariables="false" />`;
  const found = await check(node('callActivity', 'work', step(call + mapping)), schema, {
    other: { ...schema, start: other, variables: other },
  });
  expect(found).toEqual(said === undefined ? [] : unmarked(said[0] ?? '', said[1]));
});
