import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createActivities } from './activities.ts';
import { bearer } from './auth.ts';
import { connectionsFrom } from './connections.ts';
import { defineAction, type Call } from './define-action.ts';
import { trialTool } from './trial-tool.ts';

/** What went to the host that a redirect names. */
let strayed = 0;
let listener: RequestListener = () => undefined;
const [url, elsewhere] = await Promise.all([
  listen((request, response) => listener(request, response)),
  listen((_request, response) => {
    strayed += 1;
    response.end('{"name":"ada"}');
  }),
]);
beforeEach(() => {
  strayed = 0;
  waits.length = 0;
});

const tool = trialTool({
  id: 'crm',
  auth: bearer(),
  failure: ({ status, body }) =>
    status === 429 ? z.object({ retryAfterMs: z.number() }).safeParse(body).data : undefined,
});
const common = {
  tool,
  summary: 'Read.',
  input: z.strictObject({}),
  output: z.object({ name: z.string() }),
  scopes: [],
  example: {},
  run: ({ http }: Pick<Call<unknown>, 'http'>) =>
    http.get({ path: '/read', response: z.object({ name: z.string() }) }),
};
const read = defineAction({ ...common, id: 'crm.read', retrySafety: 'idempotent', effect: 'read' });
const send = defineAction({ ...common, id: 'crm.send', retrySafety: 'unsafe', effect: 'write' });
const readText = defineAction({
  ...common,
  id: 'crm.readText',
  retrySafety: 'idempotent',
  effect: 'read',
  run: async ({ http }) => ({ name: await http.get({ path: '/text', response: z.string() }) }),
});
const waits: number[] = [];
const activities = createActivities({
  connectors: { crm: { tool, actions: { read, send, readText } } },
  connections: connectionsFrom({ crm: { baseUrl: url, token: 's3cret' } }),
  now: () => new Date('2026-12-01T08:00:00Z'),
  pause: async (milliseconds) => void waits.push(milliseconds),
});
const call = async (action = 'crm.read') =>
  await activities[action]?.({}, { idempotencyKey: 'case-1/step-1' });

const MEGABYTE = 1024 * 1024;
const html = '<!doctype html><title>Sign in</title><p>token s3cret</p>';

it.each<readonly [string, number, Readonly<Record<string, string>>, string, string, string]>([
  ['a wrong credential', 401, {}, '{}', 'AUTH_FAILED', 'renew the credential'],
  ['a right that was not granted', 403, {}, '{}', 'FORBIDDEN', "grant the tool's scopes"],
  ['a plan without the feature', 402, {}, '{}', 'FORBIDDEN', 'the account a feature'],
  ['half of an answer', 200, {}, '{"name":"a', 'BAD_RESPONSE', 'body invalid_type'],
  ['a page with status 200', 200, { 'content-type': 'text/html' }, html, 'BAD_RESPONSE', 'the base URL'],
  ['a page that says sorry', 503, { 'content-type': 'text/html' }, html, 'UNAVAILABLE', 'status 503'],
  ['more than can be held', 200, {}, `"${'x'.repeat(21 * MEGABYTE)}"`, 'BAD_RESPONSE', 'answer too large'],
  [
    'what is nested too deeply',
    200,
    {},
    `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    'BAD_RESPONSE',
    'answer nested too deeply',
  ],
  ['another host', 302, { location: elsewhere }, '', 'BAD_RESPONSE', 'status 302'],
  ['another host, keeping the method', 307, { location: elsewhere }, '', 'BAD_RESPONSE', 'status 307'],
])('%s is told, without a secret', async (_name, status, headers, body, type, says) => {
  listener = (_request, response) => void response.writeHead(status, headers).end(body);
  const error: unknown = await call().catch((caught: unknown) => caught);
  expect(error).toMatchObject({ type, message: expect.stringContaining(says) });
  expect(JSON.stringify(error)).not.toContain('s3cret');
  // Nobody follows: neither a credential nor a question goes to a host that the connection does not name.
  expect(strayed).toBe(0);
});

it.each([html, '\n <?xml version="1.0"?><error/>'])(
  'does not take %j for the text that it asked for',
  async (page) => {
    listener = (_request, response) => void response.end(page);
    await expect(call('crm.readText')).rejects.toMatchObject({
      type: 'BAD_RESPONSE',
      message: expect.stringContaining('a page, not an answer'),
    });
  },
);

it('reads an answer of ten megabytes, and leaves what it does not know', async () => {
  const answer = JSON.stringify({ name: 'ada', rest: 'x'.repeat(10 * MEGABYTE) });
  listener = (_request, response) => void response.end(answer);
  expect(await call()).toEqual({ name: 'ada' });
});

it.each([
  [
    'in the charset that it names',
    'application/json; charset=ISO-8859-1',
    Buffer.from('{"name":"Zoë"}', 'latin1'),
  ],
  ['in one that nobody knows', 'application/json; charset=klingon', Buffer.from('{"name":"Zoë"}')],
  ['behind a byte order mark', 'application/json', Buffer.from('\ufeff{"name":"Zoë"}')],
])('reads an answer %s', async (_where, type, answer) => {
  listener = (_request, response) => void response.writeHead(200, { 'content-type': type }).end(answer);
  expect(await call()).toEqual({ name: 'Zoë' });
});

it("waits by the tool's clock, however wrong ours is", async () => {
  const headers = { date: 'Wed, 02 Dec 2026 08:00:00 GMT', 'retry-after': 'Wed, 02 Dec 2026 08:00:20 GMT' };
  listener = (_request, response) => void response.writeHead(429, headers).end();
  await expect(call()).rejects.toMatchObject({ type: 'RATE_LIMITED', nextRetryDelay: 20_000 });
});

it.each([
  ['99999999999999', 86_400_000],
  ['-5', undefined],
  ['1e999', 7000],
])('takes %s milliseconds that a body names for what they are', async (named, wait) => {
  const headers = { 'retry-after': '7' };
  listener = (_request, response) => void response.writeHead(429, headers).end(`{"retryAfterMs":${named}}`);
  const error: unknown = await call().catch((caught: unknown) => caught);
  expect(error).toMatchObject({ type: 'RATE_LIMITED' });
  expect(error).toHaveProperty('nextRetryDelay', wait);
});

const busy = (...answers: readonly Readonly<Record<string, string>>[]): void => {
  const left = [...answers];
  listener = (_request, response) => {
    const headers = left.shift();
    if (headers === undefined) response.end('{"name":"ada"}');
    else response.writeHead(429, headers).end();
  };
};

it('waits for its turn where the step has no other attempt', async () => {
  busy({ 'retry-after': '3' }, {}, { 'retry-after': '20' });
  expect(await call('crm.send')).toEqual({ name: 'ada' });
  expect(waits).toEqual([3000, 2000, 20_000]);
});

it.each([
  ['the tool asks for longer', [{ 'retry-after': '21' }], []],
  ['the waits take half of its minute', [{ 'retry-after': '20' }, { 'retry-after': '11' }], [20_000]],
  ['it is never its turn', [{}, {}, {}, {}], [2000, 2000, 2000]],
])('gives up where %s', async (_name, answers, waited) => {
  busy(...answers);
  await expect(call('crm.send')).rejects.toMatchObject({ type: 'RATE_LIMITED' });
  expect(waits).toEqual(waited);
});

it('leaves waiting to Temporal where the step can be tried again', async () => {
  busy({ 'retry-after': '3' });
  await expect(call()).rejects.toMatchObject({ type: 'RATE_LIMITED', nextRetryDelay: 3000 });
  expect(waits).toEqual([]);
});

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
