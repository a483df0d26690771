import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { asanaWebhook } from '../activities/connectors/asana/webhook.ts';
import { klaviyoWebhook } from '../activities/connectors/klaviyo/webhook.ts';
import type { WebhookSource } from './services.ts';
import { startServerTrial, type ServerTrial } from './trial/start-server-trial.ts';
import { startApiTrial, type Answer, type ApiTrial } from './trial/start-trial.ts';
import { signAs } from './trial/vendor-requests.ts';
import { forgetfulWebhookEvents } from './webhook-events.ts';

const SECRET = 'secret-of-the-vendor-0123456789abcdef';
const events = {
  'lead.created': { message: 'trialLeadArrived', process: 'greet-lead' },
  'lead.answered': { message: 'trialAnswerCame', key: 'contact.id', variables: { answer: 'contact.words' } },
  'lead.lost': { message: 'trialAnswerCame', process: 'greet-lead' },
};
const trialWebhooks: Readonly<Record<string, WebhookSource>> = {
  klaviyo: { kind: 'tool', webhook: klaviyoWebhook, secrets: [SECRET], events },
  second: { kind: 'tool', webhook: klaviyoWebhook, secrets: [SECRET], events },
  asana: {
    kind: 'tool',
    webhook: asanaWebhook,
    secrets: [SECRET],
    events: {
      'task.changed': { message: 'trialAnswerCame', key: 'resource.gid', variables: { answer: 'action' } },
    },
  },
};
let server: ServerTrial;
let trial: ApiTrial;
let anna: { readonly authorization: string };
let sven: { readonly authorization: string };
beforeAll(async () => {
  server = await startServerTrial();
  trial = await startApiTrial({ client: server.client, webhooks: trialWebhooks });
  anna = trial.headersOf('anna', 'campaign-owner', 'ops');
  sven = trial.headersOf('sven', 'sales');
});
afterAll(async () => {
  await trial.end();
  await server.end();
});

interface Happened {
  readonly topic: string;
  readonly id: string;
  readonly payload: object;
}

const deliver = async (source: string, ...happened: readonly Happened[]) =>
  await deliverTo(trial, source, ...happened);

async function deliverTo(to: ApiTrial, source: string, ...happened: readonly Happened[]): Promise<Answer> {
  const data = happened.map(({ topic, id, payload }) => ({ external_id: id, topic, payload }));
  const body = JSON.stringify({ data, meta: { klaviyo_account_id: 'A', klaviyo_webhook_id: 'w1' } });
  const headers = signAs.klaviyo(body, { secret: SECRET, url: '', at: new Date() });
  return await to.post(`/api/v1/webhooks/${source}`, body, headers);
}

const lead = {
  email: 'mina.voss@example.com',
  firstName: 'Mina',
  country: 'DE',
  interest: 'demo',
  campaign: 'de_leads_pump_202611',
  consent: { given: true, at: '2026-11-20T08:00:00Z', purposeId: 'P-7' },
};
const created = (id: string, more: object = {}): Happened => ({
  topic: 'lead.created',
  id,
  payload: { lead, reference: id, ...more },
});
const answered = (id: string, contact: object): Happened => ({
  topic: 'lead.answered',
  id,
  payload: { contact },
});

/** A case that waits for an answer of this contact. */
async function waiting(reference: string): Promise<string> {
  const path = '/api/v1/processes/greet-lead/cases';
  const { body } = await trial.post(path, { variables: { lead, reference } }, anna);
  const { caseId } = z.object({ caseId: z.string() }).parse(body);
  const shown = await trial.get(`/api/v1/cases/${caseId}`, anna);
  const { tasks } = z.object({ tasks: z.array(z.object({ task: z.int() })) }).parse(shown.body);
  const complete = `/api/v1/tasks/${caseId}/${tasks[0]?.task}/complete`;
  expect(await trial.post(complete, { result: { note: 'called' } }, sven)).toMatchObject({ status: 200 });
  return caseId;
}

const statusOf = async (caseId: string) => (await trial.get(`/api/v1/cases/${caseId}`, anna)).body;
const caseCount = async (reference: string): Promise<number> => {
  const { items } = z
    .object({ items: z.array(z.object({ caseId: z.string() })) })
    .parse((await trial.get('/api/v1/cases?process=greet-lead&limit=200', anna)).body);
  const all = await Promise.all(items.map(async ({ caseId }) => JSON.stringify(await statusOf(caseId))));
  return all.filter((text) => text.includes(`"reference":"${reference}"`)).length;
};

test('an event begins a case once, whatever batch it comes in again, and another source is another matter', async () => {
  expect(await deliver('klaviyo', created('k-1'), created('k-2'))).toMatchObject({ body: { started: 2 } });
  expect(await deliver('klaviyo', created('k-2'), created('k-3'))).toMatchObject({
    body: { started: 1, repeated: 1 },
  });
  expect(await deliver('second', created('k-3'))).toMatchObject({ body: { started: 1 } });
  await expect.poll(async () => await caseCount('k-3'), { timeout: 10_000 }).toBe(2);
  expect(await caseCount('k-2')).toBe(1);
});

test('an event that comes twice at once begins one case', async () => {
  const both = await Promise.all([deliver('klaviyo', created('k-4')), deliver('klaviyo', created('k-4'))]);
  const counts = both.map(({ body }) => z.object({ started: z.int(), repeated: z.int() }).parse(body));
  expect(counts.map(({ started }) => started).sort()).toEqual([0, 1]);
  expect(counts.map(({ repeated }) => repeated).sort()).toEqual([0, 1]);
});

test('an event goes to the case that waits for it, once; nobody who waits later gets it again', async () => {
  const first = await waiting('contact-7');
  const event = answered('a-1', { id: 'contact-7', words: 'yes, please' });
  await expect
    .poll(async () => (await deliver('klaviyo', event)).body, { timeout: 10_000 })
    .toMatchObject({ delivered: 1 });
  expect(await statusOf(first)).toMatchObject({ status: 'completed' });
  const second = await waiting('contact-7');
  await expect
    .poll(async () => (await trial.get(`/api/v1/cases/${second}`, anna)).body)
    .toMatchObject({ messages: [{ name: 'trialAnswerCame', key: 'contact-7' }] });
  expect(await deliver('klaviyo', event)).toMatchObject({ body: { repeated: 1, delivered: 0 } });
  expect(await statusOf(second)).toMatchObject({ status: 'running' });
  // Another event of the same contact is for the second.
  await expect
    .poll(async () => (await deliver('klaviyo', answered('a-2', { id: 'contact-7', words: 'no' }))).body, {
      timeout: 10_000,
    })
    .toMatchObject({ delivered: 1 });
  expect(await statusOf(second)).toMatchObject({ status: 'completed' });
  const history = JSON.stringify(await statusOf(first));
  expect(history).not.toContain('please');
});

test('an event for a contact of whom no case knows is acknowledged, and may find one later', async () => {
  const event = answered('a-3', { id: 'contact-8', words: 'later' });
  expect(await deliver('klaviyo', event)).toMatchObject({ status: 200, body: { unexpected: 1 } });
  const caseId = await waiting('contact-8');
  await expect
    .poll(async () => (await deliver('klaviyo', event)).body, { timeout: 10_000 })
    .toMatchObject({ delivered: 1 });
  expect(await statusOf(caseId)).toMatchObject({ status: 'completed' });
});

test.each([
  [
    'has an e-mail address for a key',
    answered('r-1', { id: 'mina.voss@example.com', words: 'x' }),
    'trialAnswerCame: MESSAGE_KEY_INVALID',
  ],
  ['has no key', answered('r-2', { words: 'x' }), 'trialAnswerCame: MESSAGE_KEY_INVALID'],
  ['does not fit the process', created('r-3', { reference: 7 }), 'trialLeadArrived: VARIABLES_INVALID'],
  ['begins nothing', { topic: 'lead.lost', id: 'r-4', payload: {} }, 'trialAnswerCame: PROCESS_UNKNOWN'],
])('an event that %s is refused, and holds nothing up', async (_what, event, refusal) => {
  const other = created(`with-${event.id}`);
  expect(await deliver('klaviyo', event, other)).toMatchObject({
    status: 200,
    body: { refused: 1, refusals: [refusal], started: 1 },
  });
  expect(trial.log.join('')).not.toMatch(/mina/i);
});

test('an event for which several cases wait is refused, and goes to none of them', async () => {
  const [one, two] = [await waiting('contact-9'), await waiting('contact-9')];
  await expect.poll(() => server.seenWaiting('trialAnswerCame#contact-9'), { timeout: 10_000 }).toBe(2);
  const { body } = await deliver('klaviyo', answered('a-9', { id: 'contact-9', words: 'x' }));
  expect(body).toMatchObject({ refused: 1, refusals: ['trialAnswerCame: MESSAGE_AMBIGUOUS'] });
  for (const caseId of [one, two]) expect(await statusOf(caseId)).toMatchObject({ status: 'running' });
});

test('an event of Asana, which has no id, is known again by what it says', async () => {
  const caseId = await waiting('1201');
  const event = {
    action: 'changed',
    created_at: '2026-12-01T08:00:00Z',
    resource: { gid: '1201', resource_type: 'task' },
  };
  const other = { ...event, resource: { gid: '1202', resource_type: 'task' } };
  const send = async (...events: readonly object[]) => {
    const body = JSON.stringify({ events });
    const headers = signAs.asana(body, { secret: SECRET, url: '', at: new Date() });
    return (await trial.post('/api/v1/webhooks/asana', body, headers)).body;
  };
  await expect.poll(async () => await send(event), { timeout: 10_000 }).toMatchObject({ delivered: 1 });
  expect(await send(other, event)).toMatchObject({ repeated: 1, unexpected: 1 });
  expect(await statusOf(caseId)).toMatchObject({ status: 'completed' });
});

test('an event whose outcome was not noted is sent to the same case again, which knows it, and to nobody else', async () => {
  const first = await waiting('contact-10');
  const event = answered('a-10', { id: 'contact-10', words: 'yes' });
  const noted: string[] = [];
  const failing = await startApiTrial({
    client: server.client,
    webhooks: trialWebhooks,
    webhookEvents: {
      ...forgetfulWebhookEvents,
      find: () => (noted[0] === undefined ? undefined : { caseId: noted[0], settled: false }),
      intend: (_id, caseId) => noted[noted.push(caseId) - 1] ?? caseId,
      settle() {
        if (noted.length === 1) throw new Error('the power is gone');
      },
    },
  });
  const send = async () => await deliverTo(failing, 'klaviyo', event);
  await expect.poll(async () => (await send()).status, { timeout: 10_000 }).toBe(500);
  expect(await statusOf(first)).toMatchObject({ status: 'completed' });
  const second = await waiting('contact-10');
  expect(await send()).toMatchObject({ status: 200, body: { delivered: 1 } });
  expect(noted).toEqual([first, first]);
  expect(await statusOf(second)).toMatchObject({ status: 'running' });
  await failing.end();
});
