import { afterAll, beforeAll, expect, test } from 'vitest';
import { definitionsFrom } from './definitions.ts';
import { problems } from './problems.ts';
import { registeredDefinitions } from './registered-definitions.ts';
import { startApiTrial, TRIAL_SECRET, type ApiTrial } from './trial/start-trial.ts';
import { DELIVERY_HEADER, SIGNATURE_HEADER, signDelivery } from './webhook-signature.ts';

const now = new Date('2026-11-22T10:00:00Z');
let trial: ApiTrial;
let owner: { readonly authorization: string };
let dpo: { readonly authorization: string };
beforeAll(async () => {
  trial = await startApiTrial({ now: () => now });
  owner = trial.headersOf('anna', 'campaign-owner');
  dpo = trial.headersOf('dora', 'dpo');
});
afterAll(() => trial.end());

const cases = '/api/v1/processes/greet-lead/cases';
const lead = {
  email: 'someone@example.com',
  country: 'DE',
  interest: 'demo',
  campaign: 'de_leads_pump_202611',
  consent: { given: true, at: '2026-11-20T08:00:00Z', purposeId: 'P-7' },
};
const variables = { lead, reference: 'R-1' };

test.each([
  ['no key', {}, 'KEY_MISSING'],
  ['another scheme', { authorization: 'Basic YTpi' }, 'KEY_MISSING'],
  ['an unknown key', { authorization: `Bearer mr_${'0'.repeat(12)}_${'A'.repeat(43)}` }, 'KEY_INVALID'],
  ['something that is no key', { authorization: 'Bearer hello' }, 'KEY_INVALID'],
])('%s is not let in', async (_what, headers, code) => {
  const { status, body, headers: answered } = await trial.get('/api/v1/cases', headers);
  expect({ status, body }).toMatchObject({ status: 401, body: { code } });
  expect(answered['www-authenticate']).toMatch(/^Bearer /);
  expect(answered['content-type']).toMatch(/^application\/problem\+json/);
});

test('a role that a route does not name is refused, and told which it wants', async () => {
  const { status, body } = await trial.post('/api/v1/subjects/export', { email: 'x@example.com' }, owner);
  expect({ status, body }).toMatchObject({
    status: 403,
    body: { code: 'ROLE_MISSING', detail: 'this is for dpo' },
  });
});

test.each([
  ['a body that is no JSON', '{"variables":', 400, 'BODY_NOT_JSON'],
  ['a body that is not UTF-8', Buffer.from([0x22, 0xff, 0x22]).toString('latin1'), 422, 'BODY_INVALID'],
  ['a body of ten thousand levels', '['.repeat(10_000) + ']'.repeat(10_000), 400, 'BODY_TOO_DEEP'],
  [
    'a body of two megabytes',
    JSON.stringify({ variables: { text: 'x'.repeat(2 ** 21) } }),
    413,
    'BODY_TOO_LARGE',
  ],
  ['no body', '', 422, 'BODY_INVALID'],
  ['an unknown field', '{"variabels":{}}', 422, 'BODY_INVALID'],
  ['a case id with an e-mail address', '{"caseId":"anna@example.com"}', 422, 'BODY_INVALID'],
  ['missing variables', '{}', 422, 'VARIABLES_INVALID'],
  ['a prototype', '{"variables":{"__proto__":{"a":1}}}', 422, 'VARIABLES_INVALID'],
])('%s is refused', async (_what, body, status, code) => {
  const answered = await trial.post(cases, body, owner);
  expect(answered).toMatchObject({
    status,
    body: { status, code, nextStep: problems[code as 'BODY_INVALID'].next },
  });
});

test('a form is no JSON', async () => {
  const headers = { ...owner, 'content-type': 'application/x-www-form-urlencoded' };
  expect(await trial.post(cases, 'a=1', headers)).toMatchObject({
    status: 415,
    body: { code: 'MEDIA_TYPE_UNSUPPORTED' },
  });
});

test('each field that does not fit is named, and no value is repeated', async () => {
  const wrong = { variables: { lead: { ...lead, email: 'not-an-address', shoe: 1 }, reference: 7 } };
  const { status, body } = await trial.post(cases, wrong, owner);
  expect({ status, body }).toMatchObject({
    status: 422,
    body: {
      type: '/docs/errors/VARIABLES_INVALID.md',
      code: 'VARIABLES_INVALID',
      errors: [
        { pointer: '/variables/lead/email' },
        { pointer: '/variables/lead', detail: expect.stringContaining('shoe') },
        { pointer: '/variables/reference' },
      ],
    },
  });
  expect(JSON.stringify(body)).not.toContain('not-an-address');
});

test('a token of somebody’s data cannot be sent in', async () => {
  const smuggled = { variables: { ...variables, reference: `see pd_${'a'.repeat(22)}` } };
  expect(await trial.post(cases, smuggled, owner)).toMatchObject({
    status: 422,
    body: { code: 'TOKEN_NOT_ALLOWED' },
  });
});

test.each([
  ['GET', '/api/v1/nothing', 'ROUTE_UNKNOWN'],
  ['GET', '/nothing', 'ROUTE_UNKNOWN'],
  ['POST', '/api/v1/processes/nothing/cases', 'PROCESS_UNKNOWN'],
  ['POST', '/api/v1/subjects/nothing', 'ROUTE_UNKNOWN'],
])('%s %s is not there', async (method, path, code) => {
  const answered = method === 'GET' ? await trial.get(path, owner) : await trial.post(path, {}, owner);
  expect(answered).toMatchObject({ status: 404, body: { code } });
});

test.each(['limit=0', 'limit=1000', 'limit=x', 'status=asleep', 'open=perhaps', 'colour=red', 'after=%20'])(
  'a list with %s is refused',
  async (query) => {
    const { status, body } = await trial.get(`/api/v1/cases?${query}`, owner);
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID', errors: [expect.anything()] },
    });
  },
);

test('processes are listed with their schemas, tasks and forms', async () => {
  const { status, body } = await trial.get('/api/v1/processes', owner);
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      items: [
        {
          id: 'greet-lead',
          model: trial.definition.hash,
          start: { type: 'object', required: expect.arrayContaining(['lead', 'reference']) },
          startedBy: [],
          messages: { trialLeadArrived: { type: 'object' } },
          tasks: [{ id: 'callLead', form: 'call-lead', result: { type: 'object' } }],
          forms: { 'call-lead': { type: 'default' } },
        },
      ],
    },
  });
});

const delivery = { id: 'd-1', body: JSON.stringify(variables) };
const signed = (at: Date, secret = TRIAL_SECRET, id = delivery.id) => ({
  [DELIVERY_HEADER]: delivery.id,
  [SIGNATURE_HEADER]: signDelivery({ ...delivery, id }, { secret, at }),
});
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

test.each<readonly [string, string, Record<string, string>, number, string]>([
  ['without a signature', 'landing-page', { [DELIVERY_HEADER]: 'd-1' }, 401, 'WEBHOOK_SIGNATURE_INVALID'],
  [
    'signed with another secret',
    'landing-page',
    signed(now, 'x'.repeat(32)),
    401,
    'WEBHOOK_SIGNATURE_INVALID',
  ],
  [
    'signed for another delivery',
    'landing-page',
    signed(now, TRIAL_SECRET, 'd-2'),
    401,
    'WEBHOOK_SIGNATURE_INVALID',
  ],
  ['signed six minutes ago', 'landing-page', signed(minutes(-6)), 401, 'WEBHOOK_EXPIRED'],
  ['signed six minutes ahead', 'landing-page', signed(minutes(6)), 401, 'WEBHOOK_EXPIRED'],
  ['without a delivery id', 'landing-page', {}, 400, 'REQUEST_INVALID'],
  ['to an unknown source', 'constructor', signed(now), 404, 'WEBHOOK_UNKNOWN'],
])('a delivery %s is refused', async (_what, source, headers, status, code) => {
  expect(await trial.post(`/api/v1/webhooks/${source}`, delivery.body, headers)).toMatchObject({
    status,
    body: { code },
  });
});

test('a signed delivery whose body was changed is refused', async () => {
  const changed = delivery.body.replace('demo', 'pricing');
  const answered = await trial.post('/api/v1/webhooks/landing-page', changed, signed(now));
  expect(answered).toMatchObject({ status: 401, body: { code: 'WEBHOOK_SIGNATURE_INVALID' } });
});

test('a person is exported and erased by the data protection officer', async () => {
  await trial.vault.vault.conceal(trial.definition.schema.start, variables);
  const who = { email: 'Someone@example.com' };
  const { body: held } = await trial.post('/api/v1/subjects/export', who, dpo);
  expect(held).toMatchObject({ fields: [{ value: lead.email, purposes: [{ category: 'contact' }] }] });
  expect(await trial.post('/api/v1/subjects/erase', who, dpo)).toMatchObject({
    status: 200,
    body: { by: 'dora', fields: 1 },
  });
  expect(await trial.post('/api/v1/subjects/erase', who, dpo)).toMatchObject({
    status: 404,
    body: { code: 'SUBJECT_UNKNOWN' },
  });
  expect(await trial.get('/api/v1/subjects/erasures', dpo)).toMatchObject({
    body: { items: [{ by: 'dora', fields: 1 }] },
  });
});

test('the page of an error is served where its type leads, and nothing else', async () => {
  expect(await trial.get('/docs/errors/KEY_MISSING.md')).toMatchObject({
    status: 200,
    body: expect.stringContaining('# KEY_MISSING'),
  });
  for (const page of ['..%2F..%2Fpackage.json', 'NOTHING.md']) {
    expect((await trial.get(`/docs/errors/${page}`)).status).toBeGreaterThanOrEqual(400);
  }
});

test('a Temporal that is not there is said so', async () => {
  const answered = await trial.post(cases, { variables }, owner);
  expect(answered).toMatchObject({ status: 503, body: { code: 'TEMPORAL_UNAVAILABLE' } });
});

test('the log names routes and codes, and holds no value', async () => {
  const lines = trial.log.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toContainEqual(
    expect.objectContaining({
      method: 'POST',
      route: '/api/v1/processes/:process/cases',
      status: 422,
      code: 'VARIABLES_INVALID',
    }),
  );
  expect(new Set(lines.flatMap(Object.keys))).toEqual(
    new Set(['level', 'time', 'reqId', 'method', 'route', 'status', 'ms', 'code', 'msg']),
  );
  for (const value of ['someone@', 'not-an-address', 'mr_']) expect(trial.log.join('')).not.toContain(value);
});

test('who sends too much is told when to come back', async () => {
  const limited = await startApiTrial({ now: () => now, rateLimit: { perSecond: 0.5, burst: 2 } });
  try {
    const anna = limited.headersOf('anna', 'ops');
    const statuses = [];
    for (let request = 1; request <= 3; request++)
      statuses.push((await limited.get('/api/v1/processes', anna)).status);
    expect(statuses).toEqual([200, 200, 429]);
    const { body, headers } = await limited.get('/api/v1/processes', anna);
    expect({ body, after: headers['retry-after'] }).toMatchObject({
      body: { code: 'TOO_MANY_REQUESTS' },
      after: '2',
    });
    expect((await limited.get('/api/v1/processes', limited.headersOf('ben', 'ops'))).status).toBe(200);
  } finally {
    await limited.end();
  }
});

test('a process that counts on what its caller has proven is not started by itself', async () => {
  const only = await startApiTrial({
    definitions: definitionsFrom([{ ...trial.definition, onlyCalled: true }]),
  });
  try {
    const owner = only.headersOf('anna', 'campaign-owner');
    expect(await only.post(cases, { variables }, owner)).toMatchObject({
      status: 409,
      body: { code: 'PROCESS_ONLY_CALLED' },
    });
    expect(await only.get('/api/v1/processes', owner)).toMatchObject({
      body: { items: [{ onlyCalled: true }] },
    });
  } finally {
    await only.end();
  }
});

test('the policies say which processes these are', () => {
  const only = registeredDefinitions()
    .list()
    .filter(({ onlyCalled }) => onlyCalled === true);
  expect(only.map(({ id }) => id)).toEqual(['launch', 'review-cycle']);
});
