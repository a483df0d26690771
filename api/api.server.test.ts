import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { tokensIn } from '../vault/index.ts';
import { followCase } from './case-events.ts';
import { derivedId } from './case-id.ts';
import { startServerTrial, type ServerTrial } from './trial/start-server-trial.ts';
import { TRIAL_SECRET, type Answer } from './trial/start-trial.ts';
import { DELIVERY_HEADER, SIGNATURE_HEADER, signDelivery } from './webhook-signature.ts';

let trial: ServerTrial;
let anna: Headers;
let otto: Headers;
let sven: Headers;
type Headers = { readonly authorization: string };
beforeAll(async () => {
  trial = await startServerTrial();
  anna = trial.headersOf('anna', 'campaign-owner', 'sales');
  otto = trial.headersOf('otto', 'ops');
  sven = trial.headersOf('sven', 'sales');
});
afterAll(() => trial.end());

const lead = {
  email: 'mina.voss@example.com',
  firstName: 'Mina',
  country: 'DE',
  interest: 'demo',
  campaign: 'de_leads_pump_202611',
  consent: { given: true, at: '2026-11-20T08:00:00Z', purposeId: 'P-7' },
};
const started = z.object({ caseId: z.string() });
const list = z.object({ items: z.array(z.looseObject({ caseId: z.string() })), next: z.string().optional() });
const cases = '/api/v1/processes/greet-lead/cases';

async function start(reference: string, more: object = {}): Promise<string> {
  const { status, body } = await trial.post(cases, { variables: { lead, reference, ...more } }, anna);
  expect(status).toBe(201);
  return started.parse(body).caseId;
}

const result = { note: 'She wants a demo in March' };
const TASK = z.object({ tasks: z.array(z.object({ task: z.int() })).min(1) });

async function taskOf(caseId: string): Promise<number> {
  const { body } = await trial.get(`/api/v1/cases/${caseId}`, anna);
  return TASK.parse(body).tasks[0]?.task ?? 0;
}

async function decide(caseId: string, headers: Headers = sven): Promise<Answer> {
  return await trial.post(`/api/v1/tasks/${caseId}/${await taskOf(caseId)}/complete`, { result }, headers);
}

/** Visibility follows a little later. */
async function listed(
  path: string,
  headers: Headers,
  holds: (items: z.output<typeof list>['items']) => boolean,
) {
  return await expect
    .poll(async () => list.parse((await trial.get(path, headers)).body).items, { timeout: 10_000 })
    .toSatisfy(holds);
}

test('a case is started once, however often the same request comes, and other input is refused', async () => {
  const key = { ...anna, 'idempotency-key': 'brief-7' };
  const body = { variables: { lead, reference: 'once' } };
  const first = await trial.post(cases, body, key);
  expect(first.status).toBe(201);
  expect(await trial.post(cases, body, key)).toMatchObject({ status: 200, body: first.body });
  const other = { variables: { lead, reference: 'twice' } };
  expect(await trial.post(cases, other, key)).toMatchObject({
    status: 409,
    body: { code: 'CASE_INPUT_DIFFERS' },
  });
  const elsewhere = await trial.post(cases, other, { ...otto, 'idempotency-key': 'brief-7' });
  expect(elsewhere).toMatchObject({ status: 201 });
  expect(elsewhere.body).not.toEqual(first.body);
});

test('a case keeps the id it is given', async () => {
  const body = { caseId: 'campaign-7.lead-1', variables: { lead, reference: 'given' } };
  expect(await trial.post(cases, body, anna)).toMatchObject({
    status: 201,
    body: { caseId: 'campaign-7.lead-1' },
  });
  expect(await trial.post(cases, body, otto)).toMatchObject({ status: 200 });
});

test('a case is shown with tokens instead of people’s data, and its history holds none', async () => {
  const caseId = await start('shown');
  const { body } = await trial.get(`/api/v1/cases/${caseId}`, otto);
  expect(body).toMatchObject({
    caseId,
    process: 'greet-lead',
    model: trial.definition.hash,
    status: 'running',
    variables: { reference: 'shown', rating: 9, lead: { country: 'DE' } },
    tasks: [{ element: 'callLead', groups: ['sales'], excluded: ['anna'] }],
  });
  expect(new Set(tokensIn(body)).size).toBe(2);
  await decide(caseId);
  const history = JSON.stringify(await trial.client.workflow.getHandle(caseId).fetchHistory());
  const text = Buffer.from(history).toString() + (await payloadsOf(caseId));
  for (const value of ['mina', 'Mina', 'March']) expect(text).not.toContain(value);
  expect(text).toContain('"reference":"shown"');
});

/** Every payload of a history, as text. */
async function payloadsOf(caseId: string): Promise<string> {
  const { events = [] } = await trial.client.workflow.getHandle(caseId).fetchHistory();
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (value instanceof Uint8Array) found.push(Buffer.from(value).toString());
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(events);
  return found.join('\n');
}

test('the diagram is the one the case has', async () => {
  const caseId = await start('diagram');
  const { body, headers } = await trial.get(`/api/v1/cases/${caseId}/diagram`, anna);
  expect(headers['content-type']).toMatch(/^application\/xml/);
  expect(body).toBe(trial.definition.xml);
});

test('a task shows people’s data to those who may decide it, and only what its form names', async () => {
  const caseId = await start('revealed');
  const path = `/api/v1/tasks/${caseId}/${await taskOf(caseId)}`;
  const allowed = await trial.get(path, sven);
  expect(allowed.body).toMatchObject({
    mayDecide: true,
    schema: { id: 'call-lead' },
    data: { lead: { email: lead.email } },
  });
  expect(allowed.body).not.toHaveProperty('data.reference');
  const excluded = await trial.get(path, anna);
  expect(excluded.body).toMatchObject({
    mayDecide: false,
    data: { lead: { email: '[personal]', firstName: '[personal]' } },
  });
  await trial.vault.vault.erase({ email: lead.email });
  expect((await trial.get(path, sven)).body).toMatchObject({
    data: { lead: { email: '[erased]', country: 'DE' } },
  });
});

test('a task is decided once, by somebody who may, with what its form wants', async () => {
  const caseId = await start('decided');
  const path = `/api/v1/tasks/${caseId}/${await taskOf(caseId)}/complete`;
  const refused = async (body: object, headers: Headers) => (await trial.post(path, body, headers)).body;
  expect(await refused({ result }, anna)).toMatchObject({ status: 403, code: 'TASK_PERSON_EXCLUDED' });
  expect(await refused({ result }, otto)).toMatchObject({ status: 403, code: 'TASK_ROLE_MISSING' });
  expect(await refused({ result: { note: 'x' } }, sven)).toMatchObject({
    status: 422,
    code: 'TASK_RESULT_INVALID',
    errors: [{ pointer: '/result/note' }],
  });
  const key = { ...sven, 'idempotency-key': 'decision-1' };
  expect(await trial.post(path, { result }, key)).toMatchObject({ status: 200 });
  expect(await trial.post(path, { result }, key)).toMatchObject({ status: 200 });
  expect(await refused({ result }, sven)).toMatchObject({ status: 409, code: 'TASK_NOT_OPEN' });
  const other = { ...sven, 'idempotency-key': 'decision-2' };
  expect(await refused({ result }, other)).toMatchObject({ status: 409, code: 'TASK_NOT_OPEN' });
  const { body } = await trial.get(`/api/v1/cases/${caseId}/path`, anna);
  expect(body).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ element: 'callLead', event: 'completed', by: 'sven' }),
    ]),
  });
  // What was noted about Mina is erased with her.
  const held = await trial.vault.vault.export({ email: lead.email });
  expect(held?.fields.map(({ value }) => value)).toContain(result.note);
});

test('an inbox lists the tasks of a role, of a person, or mine', async () => {
  const caseId = await start('inbox');
  await listed('/api/v1/tasks?role=sales&limit=200', anna, (items) =>
    items.some((task) => task.caseId === caseId),
  );
  await listed('/api/v1/tasks?limit=200', sven, (items) => items.some((task) => task.caseId === caseId));
  const own = list.parse((await trial.get('/api/v1/tasks?limit=200', anna)).body);
  expect(own.items.map((task) => task.caseId)).not.toContain(caseId);
  expect((await trial.get('/api/v1/tasks?person=nobody', anna)).body).toEqual({ items: [] });
});

test('cases are listed page by page, by process and by how they stand', async () => {
  const caseId = await start('paged');
  await listed('/api/v1/cases?open=true&limit=200', otto, (items) =>
    items.some((one) => one.caseId === caseId),
  );
  const first = list.parse((await trial.get('/api/v1/cases?process=greet-lead&limit=1', otto)).body);
  const second = list.parse(
    (await trial.get(`/api/v1/cases?process=greet-lead&limit=1&after=${first.next}`, otto)).body,
  );
  expect([first.items.length, second.items.length]).toEqual([1, 1]);
  expect(second.items[0]?.caseId).not.toBe(first.items[0]?.caseId);
  expect((await trial.get("/api/v1/cases?process=it's%20%5Codd", otto)).body).toEqual({ items: [] });
});

const answer = { name: 'trialAnswerCame', variables: { answer: 'yes, please' } };
const send = async (message: object) => await trial.post('/api/v1/messages', message, otto);

test('a message reaches the one case that waits for it, and no other', async () => {
  const caseId = await start("it's #7");
  await decide(caseId);
  expect(await send({ ...answer, key: 'nobody has it' })).toMatchObject({
    status: 404,
    body: { code: 'MESSAGE_NOT_EXPECTED' },
  });
  await expect
    .poll(async () => (await send({ ...answer, key: "it's #7" })).body, { timeout: 10_000 })
    .toEqual({ caseId, started: false });
  const { body } = await trial.get(`/api/v1/cases/${caseId}`, otto);
  expect(body).toMatchObject({ status: 'completed' });
  expect(JSON.stringify(body)).not.toContain('please');
  expect(await send({ ...answer, caseId })).toMatchObject({ status: 409, body: { code: 'CASE_ENDED' } });
});

test('a message that several cases wait for is refused, and goes by case id', async () => {
  const [one, two] = [await start('both'), await start('both')];
  for (const caseId of [one, two]) await decide(caseId);
  await expect.poll(() => trial.seenWaiting('trialAnswerCame#both'), { timeout: 10_000 }).toBe(2);
  expect((await send({ ...answer, key: 'both' })).body).toMatchObject({
    status: 409,
    code: 'MESSAGE_AMBIGUOUS',
    detail: expect.stringContaining(one),
  });
  expect(await send({ ...answer, key: 'both', caseId: two })).toMatchObject({
    status: 200,
    body: { caseId: two },
  });
});

test('a message with a time to live is kept by the case that does not wait for it yet', async () => {
  const caseId = await start('early');
  expect(await send({ ...answer, key: 'early', caseId })).toMatchObject({
    body: { code: 'MESSAGE_NOT_EXPECTED' },
  });
  expect(await send({ ...answer, key: 'early', caseId, timeToLive: 'PT1H' })).toMatchObject({ status: 200 });
  await decide(caseId);
  expect((await trial.get(`/api/v1/cases/${caseId}`, otto)).body).toMatchObject({ status: 'completed' });
});

test('a message begins a case, once', async () => {
  const message = { name: 'trialLeadArrived', variables: { lead, reference: 'begun' } };
  const headers = { ...otto, 'idempotency-key': 'message-1' };
  const { status, body } = await trial.post('/api/v1/messages', message, headers);
  expect({ status, body }).toMatchObject({ status: 200, body: { started: true } });
  expect(await trial.post('/api/v1/messages', message, headers)).toMatchObject({
    body: { ...Object(body), started: false },
  });
});

test('a webhook begins a case, once', async () => {
  const delivery = { id: 'form-4711', body: JSON.stringify({ lead, reference: 'hook' }) };
  const deliver = async () =>
    await trial.post('/api/v1/webhooks/landing-page', delivery.body, {
      [DELIVERY_HEADER]: delivery.id,
      [SIGNATURE_HEADER]: signDelivery(delivery, { secret: TRIAL_SECRET, at: new Date() }),
    });
  const first = await deliver();
  expect(first).toMatchObject({ status: 202, body: { caseId: expect.stringMatching(/^greet-lead-/) } });
  expect(await deliver()).toMatchObject({ status: 200, body: first.body });
  const { caseId } = started.parse(first.body);
  const { body } = await trial.get(`/api/v1/cases/${caseId}/path`, otto);
  expect(body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ element: 'leadArrived' })]),
  });
});

test('an incident is listed, retried with a changed variable, and gone', async () => {
  const caseId = await start('broken', { rating: 5 });
  await decide(caseId);
  await listed('/api/v1/incidents?limit=200', otto, (items) => items.some((one) => one.caseId === caseId));
  const { items } = list.parse((await trial.get('/api/v1/incidents?limit=200', otto)).body);
  const incident = z.object({ instance: z.int(), name: z.string() });
  const { instance, name } = incident.parse(items.find((one) => one.caseId === caseId));
  expect(name).toBe('Is the lead rated?');
  const retry = async (variables: object) =>
    await trial.post(`/api/v1/incidents/${caseId}/${instance}/retry`, { variables }, otto);
  expect(await retry({ rating: 8 })).toMatchObject({ status: 200 });
  expect(await retry({ rating: 8 })).toMatchObject({ status: 409, body: { code: 'INCIDENT_NOT_OPEN' } });
  expect((await trial.get(`/api/v1/cases/${caseId}`, otto)).body).toMatchObject({
    incidents: [],
    messages: [{ name: 'trialAnswerCame', key: 'broken' }],
  });
});

test('a cancelled case has ended, and says so', async () => {
  const caseId = await start('cancelled');
  const task = await taskOf(caseId);
  expect(await trial.post(`/api/v1/cases/${caseId}/cancel`, { reason: 'a test' }, anna)).toMatchObject({
    status: 202,
  });
  await expect
    .poll(async () => (await trial.post(`/api/v1/tasks/${caseId}/${task}/complete`, { result }, sven)).body)
    .toMatchObject({
      status: 409,
      code: 'CASE_ENDED',
    });
  expect(await trial.post(`/api/v1/cases/${caseId}/cancel`, { reason: 'again' }, anna)).toMatchObject({
    status: 409,
    body: { code: 'CASE_ENDED' },
  });
});

test('the path is followed live, carried on, and ends with the case', async () => {
  const caseId = await start('followed');
  const { url } = await trial.listen();
  const following = fetch(`${url}/api/v1/cases/${caseId}/events`, { headers: anna }).then((answered) =>
    answered.text(),
  );
  await decide(caseId);
  await send({ ...answer, key: 'followed', caseId });
  const text = await following;
  const { body } = await trial.get(`/api/v1/cases/${caseId}/path`, anna);
  const lines = [...text.matchAll(/^event: path\ndata: (.*)$/gm)].map(
    ([, data = '']) => JSON.parse(data) as unknown,
  );
  expect({ items: lines }).toEqual(body);
  expect(text).toMatch(/event: end\ndata: \{\}\n\n$/);
  const rest = await fetch(`${url}/api/v1/cases/${caseId}/events`, {
    headers: { ...anna, 'last-event-id': `${lines.length - 1}` },
  });
  expect((await rest.text()).match(/^event: path$/gm)).toHaveLength(1);
});

test('whoever listens no more is not followed any more', async () => {
  const caseId = await start('hung-up');
  const hungUp = new AbortController();
  const events = followCase(trial.client, caseId, { seen: 0, signal: hungUp.signal });
  expect((await events.next()).value).toMatch(/^id: 1\nevent: path\n/);
  const rest: string[] = [];
  const ended = (async () => {
    for await (const event of events) rest.push(event);
  })();
  hungUp.abort();
  await ended;
  expect(rest.join('')).not.toContain('event: end');
});

test.each([
  ['a case', '/api/v1/cases/nothing'],
  ['its path', '/api/v1/cases/nothing/path'],
  ['its events', '/api/v1/cases/nothing/events'],
  ['its diagram', '/api/v1/cases/nothing/diagram'],
  ['its task', '/api/v1/tasks/nothing/1'],
])('%s that is not there is said so', async (_what, path) => {
  expect(await trial.get(path, anna)).toMatchObject({ status: 404, body: { code: 'CASE_UNKNOWN' } });
});

test('a case that no worker takes is said so', async () => {
  const id = 'left-alone';
  await trial.client.workflow.start('greet-lead', {
    taskQueue: 'nobody',
    workflowId: id,
    args: [{ model: 'm', variables: {} }],
  });
  expect(await trial.get(`/api/v1/cases/${id}`, anna)).toMatchObject({
    status: 503,
    body: { code: 'WORKER_NOT_ANSWERING' },
  });
});

test('the API is healthy', async () => {
  expect(await trial.get('/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
});

const reached = z.object({ cases: z.array(z.string()), started: z.array(z.string()) });
const pathOf = z.object({
  items: z.array(z.looseObject({ element: z.string(), event: z.string(), instance: z.int() })),
});

test('a signal reaches every case that waits for it, once, and what a case throws begins another', async () => {
  const waiting = [await start('first to read'), await start('second to read')];
  const signal = { name: 'trialGuidelineChanged', variables: { version: 7 } };
  const headers = { ...otto, 'idempotency-key': 'signal-1' };
  const post = async (body: object) => await trial.post('/api/v1/signals', body, headers);
  expect(await post({ name: signal.name, variables: { version: 'new' } })).toMatchObject({
    status: 422,
    body: { code: 'VARIABLES_INVALID' },
  });
  const cases = async () => reached.parse((await post(signal)).body).cases;
  await expect.poll(cases, { timeout: 10_000 }).toEqual(expect.arrayContaining(waiting));
  for (const caseId of waiting) {
    const { items } = pathOf.parse((await trial.get(`/api/v1/cases/${caseId}/path`, otto)).body);
    const done = items.filter(({ event }) => event === 'completed');
    expect(done.filter(({ element }) => element === 'guidelineChanged')).toMatchObject([{ by: 'otto' }]);
    const [thrown, ...again] = done.filter(({ element }) => element === 'sayRead');
    expect(again).toEqual([]);
    const begun = `greet-lead-${derivedId('broadcast', `${caseId}/${thrown?.instance ?? 0}`)}`;
    const begins = async () => (await trial.get(`/api/v1/cases/${begun}`, otto)).body;
    await expect
      .poll(begins, { timeout: 10_000 })
      .toMatchObject({ variables: { reference: expect.stringContaining('to read') } });
  }
});
