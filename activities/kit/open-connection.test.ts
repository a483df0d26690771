import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { email } from '../connectors/email/connector.ts';
import { sendMessage } from '../connectors/email/actions/send-message.ts';
import { emailSandbox } from '../connectors/email/sandbox.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { createActivities } from './activities.ts';
import { bearer } from './auth.ts';
import { connectionsFrom, type Connection } from './connections.ts';
import { defineAction } from './define-action.ts';
import { trialTool } from './trial-tool.ts';

/** What the tool lets in, and what its token endpoint gives for a client's secret. */
let good = '';
const tokens: Record<string, string> = {};
/** The scopes that it gives a token for; any when absent. */
let granted: string | undefined;
const scopesSeen: string[] = [];
const seen: string[] = [];
const server = createServer((request, response) => {
  void text(request).then((body) => {
    const { authorization = '' } = request.headers;
    const form = new URLSearchParams(body);
    const given = tokens[form.get('client_secret') ?? ''];
    const scope = form.get('scope') ?? '';
    const isTooMuch = granted !== undefined && scope !== granted;
    if (request.url === '/token') scopesSeen.push(scope);
    const [status, answer] =
      request.url === '/token'
        ? [
            given === undefined || isTooMuch ? 400 : 200,
            isTooMuch ? { error: 'invalid_scope' } : { access_token: given },
          ]
        : [authorization === `Bearer ${good}` ? 200 : 401, {}];
    seen.push(request.url === '/token' ? 'sign-in' : authorization);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => void server.close());

const tool = trialTool({
  id: 'notes',
  baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  auth: bearer({
    grants: ['token', 'client-credentials', 'refresh-token', 'service-account'],
    tokenUrl: '/token',
  }),
  scopes: ['notes.read', 'notes.write'],
});
const robot = { clientEmail: 'robot@example.com' };
const ellipticKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const write = defineAction({
  tool,
  id: 'notes.write',
  summary: 'Writes.',
  input: z.strictObject({}),
  output: z.object({}),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  example: {},
  run: ({ http }) => http.post({ path: '/notes', json: {}, response: z.object({}) }),
});

let kept: Connection = { settings: {} };
let lookedAnew = 0;
const open = () =>
  createActivities({
    connectors: { notes: { tool, actions: { write } } },
    connections: {
      find(_id, { fresh = false } = {}) {
        if (fresh) lookedAnew += 1;
        return kept;
      },
    },
  });
const call = async (activities: ReturnType<typeof open>) =>
  await activities['notes.write']?.({}, { idempotencyKey: 'case/step' });

beforeEach(() => {
  seen.length = 0;
  scopesSeen.length = 0;
  granted = undefined;
  lookedAnew = 0;
  kept = { token: 'old', settings: {} };
  good = 'old';
});

it('reads a refused token anew, and goes on with the one that is there now', async () => {
  const activities = open();
  await call(activities);
  kept = { token: 'new', settings: {} };
  good = 'new';
  await Promise.all([call(activities), call(activities), call(activities)]);
  await call(activities);
  expect(seen.at(-1)).toBe('Bearer new');
  expect(seen.filter((shown) => shown === 'Bearer new')).toHaveLength(4);
});

it('is refused once where nothing has changed: bad credentials get accounts locked', async () => {
  const activities = open();
  good = 'another';
  await expect(call(activities)).rejects.toMatchObject({ type: 'AUTH_FAILED' });
  expect(seen).toEqual(['Bearer old']);
  expect(lookedAnew).toBe(1);
});

it("reads a refused client's secret anew", async () => {
  tokens['secret-1'] = 'token-1';
  kept = { clientId: 'id', clientSecret: 'secret-1', settings: {} };
  good = 'token-1';
  const activities = open();
  await call(activities);
  delete tokens['secret-1'];
  tokens['secret-2'] = 'token-2';
  good = 'token-2';
  await expect(call(activities)).rejects.toMatchObject({ type: 'AUTH_FAILED' });
  kept = { clientId: 'id', clientSecret: 'secret-2', settings: {} };
  await call(activities);
  expect(seen.at(-1)).toBe('Bearer token-2');
});

it.each<readonly [string, Omit<Connection, 'settings'>, string]>([
  ['with a line break in its token', { token: 'a-t0ken\nx' }, 'token holds a character'],
  ['with a letter in its token that no header knows', { token: 'a-t0ken…' }, 'token holds a character'],
  ['whose key is none', { ...robot, privateKey: 'a-t0ken' }, 'privateKey is no RSA key'],
  ['whose key is of another kind', { ...robot, privateKey: ellipticKey }, 'privateKey is no RSA key'],
])('names what is wrong with one %s, and takes the one that is put right', async (_what, wrong, says) => {
  const activities = open();
  kept = { ...wrong, settings: {} };
  const error: unknown = await call(activities).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ type: 'CONNECTION_INVALID', message: expect.stringContaining(says) });
  expect(inspect(error)).not.toContain('a-t0ken');
  expect(seen).toEqual([]);
  kept = { token: 'old', settings: {} };
  await call(activities);
});

it('asks for the scopes to which a connection narrows them', async () => {
  tokens['secret-1'] = 'token-1';
  good = 'token-1';
  kept = { clientId: 'id', clientSecret: 'secret-1', scopes: ['notes.write'], settings: {} };
  await call(open());
  expect(scopesSeen).toEqual(['notes.write']);
});

it.each<[string, Connection, string]>([
  [
    'a scope that the tool does not have',
    { clientId: 'id', clientSecret: 'secret-1', scopes: ['notes.write', 'notes.wirte'], settings: {} },
    "scopes.1 is none of the tool's: notes.read, notes.write",
  ],
  ['a token', { token: 'old', scopes: ['notes.read'], settings: {} }, 'scopes: none are asked for'],
  [
    'a refresh token',
    { clientId: 'id', clientSecret: 'secret-1', refreshToken: 'r', scopes: ['notes.read'], settings: {} },
    'scopes: none are asked for',
  ],
])('refuses scopes beside %s', async (_what, connection, says) => {
  kept = connection;
  await expect(call(open())).rejects.toMatchObject({
    type: 'CONNECTION_INVALID',
    message: expect.stringContaining(says),
  });
  expect(seen).toEqual([]);
});

it('reads scopes that are refused anew', async () => {
  tokens['secret-1'] = 'token-1';
  good = 'token-1';
  kept = { clientId: 'id', clientSecret: 'secret-1', settings: {} };
  granted = 'notes.write';
  const activities = open();
  await expect(call(activities)).rejects.toMatchObject({ type: 'SCOPES_REFUSED' });
  kept = { ...kept, scopes: ['notes.write'] };
  await call(activities);
  expect(scopesSeen).toEqual(['notes.read notes.write', 'notes.read notes.write', 'notes.write']);
});

it('reads a refused password of a mail server anew', async () => {
  const sandbox = await startSandbox({ sandboxes: { email: emailSandbox } });
  const right = connectionsFrom(sandbox.connections).find('email');
  const activities = createActivities({
    connectors: { email: { tool: email, actions: { sendMessage } } },
    connections: {
      find: async (_id, { fresh = false } = {}) => (fresh ? await right : { ...(await right), token: 'old' }),
    },
  });
  await activities['email.sendMessage']?.(sendMessage.example, { idempotencyKey: 'case/step' });
  expect(sandbox.state['email']?.['mails']).toHaveLength(1);
  await sandbox.close();
});
