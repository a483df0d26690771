import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { personal } from '../engine/personal-data.ts';
import { call, caught, end, job, message, modelOf, script, text, thrown } from '../engine/testing/index.ts';
import type { Draft } from '../engine/testing/index.ts';
import { startVaultTrial } from '../vault/vault-trial.ts';
import { concealForStep } from './conceal-known.ts';
import { definitionsFrom, type Definition, type DefinitionSchema } from './definitions.ts';

const trial = startVaultTrial();
afterAll(() => trial.end());

const nothing = z.object({});
const named = z.object({ name: personal(z.string(), { category: 'identity', purpose: 'test' }) });

/** The variables mark nobody's data, unless said otherwise: what is concealed is known by the step alone. */
function served(id: string, step: Draft, schema: Partial<DefinitionSchema> = {}): Definition {
  const model = modelOf({ elements: { step }, flows: ['begin > step'] }, id);
  const all = { variables: nothing, start: nothing, tasks: {}, messages: {}, ...schema };
  return { id, hash: `${id}-newest`, model, xml: '', forms: {}, schema: all };
}

const work = { type: text('crm.read') };
const other = { type: text('crm.other') };
const answered = { ...message('answered'), job: work };
const person: Draft = { kind: 'userTask', task: {} };

/** What goes to Temporal when somebody gives the result of the step in a case of that model. */
async function concealed(definition: Definition, model = definition.hash): Promise<unknown> {
  const older = served('demo', job({ job: work }));
  const definitions = definitionsFrom([definition, served('called', person, { variables: named })], {
    'demo-older': older,
  });
  const outputOf = (action: string) => (action === 'crm.read' ? named : undefined);
  const boundTo = (_process: string, step: string) => (step === 'step' ? 'crm.read' : undefined);
  const values = { name: 'Mina', note: 'kept' };
  return await concealForStep(
    { vault: trial.vault, definitions, outputOf, boundTo },
    { process: 'demo', model, element: 'step' },
    values,
  );
}
const token = { name: expect.stringMatching(/^pd_/), note: 'kept' };

test.each<readonly [string, Draft]>([
  ['a service task', job({ job: work })],
  ['a send task', { kind: 'sendTask', job: work }],
  ['a script that a job runs', { kind: 'scriptTask', script: { job: work } }],
  ['a decision that a job takes', { kind: 'businessRuleTask', rule: { job: work } }],
  ['a message that a job sends', thrown(answered)],
  ['a message that a job sends at the end', end(answered)],
  ['several at the end', end({ kind: 'multiple', parallel: false, events: [message('told'), answered] })],
  ['a job that code binds to it', job({ job: { type: text('step') } })],
  ['a listener', script('n', '1', { listeners: { start: [other, work] } })],
])('people’s data in what comes of %s is concealed where the action marks it', async (_what, step) => {
  expect(await concealed(served('demo', step))).toEqual(token);
});

test.each<readonly [string, Draft, Partial<DefinitionSchema>]>([
  ['a person', person, { tasks: { step: named } }],
  ['a message', caught(message('answered')), { messages: { answered: named } }],
  ['another process', call('called'), {}],
  ['anything, in a variable', job({ job: other }), { variables: named }],
])('so is what comes of %s', async (_what, step, schema) => {
  expect(await concealed(served('demo', step, schema))).toEqual(token);
});

test('the step is that of the model that the case has', async () => {
  const newest = served('demo', job({ job: other }));
  expect(await concealed(newest)).toEqual({ name: 'Mina', note: 'kept' });
  expect(await concealed(newest, 'demo-older')).toEqual(token);
});
