import { expect, test } from 'vitest';
import { z } from 'zod';
import { findingsIn } from '../testing/check-sketch.ts';
import { around, node } from '../testing/sketch.ts';

const variables = z.strictObject({
  plan: z.strictObject({ name: z.string(), people: z.array(z.string()) }),
  owner: z.string(),
  round: z.int(),
  note: z.unknown(),
});

const input = (source: string): string =>
  around(
    'work',
    node(
      'serviceTask',
      'work',
      `<extensionElements><zeebe:taskDefinition type="crm.note" /><zeebe:ioMapping><zeebe:input source="${source}" target="text" /></zeebe:ioMapping></extensionElements>`,
    ),
  );
const task = (attributes: string, excluded = ''): string =>
  around(
    'work',
    node(
      'userTask',
      'work',
      `<extensionElements><zeebe:userTask /><zeebe:assignmentDefinition ${attributes} />${excluded === '' ? '' : `<zeebe:properties><zeebe:property name="excludedPeople" value="${excluded}" /></zeebe:properties>`}</extensionElements>`,
    ),
  );

test.each<[what: string, process: string, found: string | undefined]>([
  ['a path in an input', input('plan.name'), 'input text "plan.name"'],
  ['a single word in an input', input('owner'), undefined],
  ['a word in brackets in an input', input('[owner]'), undefined],
  ['FEEL in an input', input('=plan.name'), undefined],
  ['a text in FEEL', input('=&quot;plan.name&quot;'), undefined],
  ['a field that there is not', input('plan.nam'), undefined],
  ['what no variable begins', input('www.name'), undefined],
  ['what nobody knows the fields of', input('note.name'), undefined],
  ['a sentence', input('plan.name, please'), undefined],
  ['an assignee', task('assignee="plan.people[round]"'), 'assignee "plan.people[round]"'],
  ['an assignee by name', task('assignee="jo.doe"'), undefined],
  ['a path among groups', task('candidateGroups="plan.people"'), 'candidate groups "plan.people"'],
  ['groups', task('candidateGroups="legal, ops"'), undefined],
  ['candidate users', task('candidateUsers="plan.people"'), 'candidate users "plan.people"'],
  ['excluded people', task('assignee="jo"', '[owner]'), 'excluded people "[owner]"'],
  ['two excluded people', task('assignee="jo"', '[owner, plan.name]'), 'excluded people "[owner,plan.name]"'],
  ['excluded people by name', task('assignee="jo"', 'owner'), undefined],
])('%s', async (_, process, found) => {
  const told = await findingsIn(process, {
    schema: { start: variables, variables, tasks: { work: z.strictObject({}) } },
    actions: {
      'crm.note': {
        input: {
          type: 'object',
          properties: { text: { type: 'string' } },
          required: ['text'],
          additionalProperties: false,
        },
        output: { type: 'object', properties: {} },
      },
    },
  });
  expect(told.filter((one) => one.startsWith('BPMN_EXPRESSION_STATIC'))).toEqual(
    found === undefined
      ? []
      : [`BPMN_EXPRESSION_STATIC work: ${found} is a fixed text, and the path of a variable`],
  );
});
