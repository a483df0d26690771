import { createServer, type IncomingMessage } from 'node:http';
import { createVerify, generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { accessToken } from './access-token.ts';
import { z } from 'zod';
import { bearer, type SignIn } from './auth.ts';

const asked: URLSearchParams[] = [];
interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
let answer: Answer = { status: 200, body: {} };
const server = createServer((request: IncomingMessage, response) => {
  void text(request).then((body) => {
    asked.push(new URLSearchParams(body));
    response
      .writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
      .end(JSON.stringify(answer.body));
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => void server.close());

const tool = { id: 'tool', baseUrl, scopes: ['read', 'write'], auth: bearer({ tokenUrl: '/token' }) };
const client = { clientId: 'id', clientSecret: 'client-s3cret', settings: {} };
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const robot = { clientEmail: 'robot@example.com', subject: 'anna@example.com', privateKey, settings: {} };
let time = 0;
const now = () => time;

beforeEach(() => {
  asked.length = 0;
  time = Date.parse('2026-12-01T08:00:00Z');
  answer = { status: 200, body: { access_token: 'token-1', expires_in: 3600 } };
});

it('takes a fixed token as it is', async () => {
  const token = accessToken(tool, { token: 'fixed', settings: {} }, now);
  expect(await token.read()).toBe('fixed');
  expect(await token.renew('fixed')).toBe(false);
  expect(asked).toEqual([]);
});

it('fetches once for all calls until shortly before the end', async () => {
  const token = accessToken(tool, { ...client, refreshToken: 'refresh' }, now);
  expect(await Promise.all([token.read(), token.read()])).toEqual(['token-1', 'token-1']);
  time += 3_539_000;
  await token.read();
  expect(asked).toHaveLength(1);
  time += 2000;
  await token.read();
  expect(asked).toHaveLength(2);
  expect(Object.fromEntries(asked[0] ?? [])).toEqual({
    grant_type: 'refresh_token',
    refresh_token: 'refresh',
    client_id: 'id',
    client_secret: 'client-s3cret',
  });
});

it('fetches anew when the tool refused the token', async () => {
  const token = accessToken(tool, client, now);
  await token.read();
  expect(await token.renew('token-1')).toBe(true);
  await token.read();
  expect(asked.map((form) => form.get('grant_type'))).toEqual(['client_credentials', 'client_credentials']);
  expect(asked[0]?.get('scope')).toBe('read write');
});

it.each([
  ['no end', { expires_in: null, refresh_token: null }],
  ['an end at once', { expires_in: 0, refresh_token: '' }],
])('takes a token with %s for an hour, and keeps its refresh token', async (_what, said) => {
  answer = { status: 200, body: { access_token: 'token-1', ...said } };
  const token = accessToken(tool, { ...client, refreshToken: 'refresh' }, now);
  await token.read();
  time += 3_539_000;
  expect(await token.read()).toBe('token-1');
  expect(asked).toHaveLength(1);
  time += 2000;
  await token.read();
  expect(asked[1]?.get('refresh_token')).toBe('refresh');
});

it('asks for what the vendor names instead of its rights', async () => {
  const entra = { ...tool, auth: bearer({ tokenUrl: '/token', scope: 'https://graph.example/.default' }) };
  await accessToken(entra, client, now).read();
  expect(asked[0]?.get('scope')).toBe('https://graph.example/.default');
});

it("signs in as the vendor wants it, and reads the vendor's answer", async () => {
  const signIn: SignIn = {
    request: ({ clientId = '', clientSecret = '' }) => ({
      method: 'POST',
      form: { name: clientId, secret: clientSecret },
    }),
    read: (body) =>
      z
        .object({ key: z.string() })
        .transform(({ key }) => ({ token: key, seconds: 600 }))
        .safeParse(body).data,
  };
  const own = { ...tool, auth: bearer({ tokenUrl: '/sign-in', grants: ['client-credentials'], signIn }) };
  answer = { status: 200, body: { key: 'session-1' } };
  const token = accessToken(own, client, now);
  expect(await token.read()).toBe('session-1');
  expect(Object.fromEntries(asked[0] ?? [])).toEqual({ name: 'id', secret: 'client-s3cret' });
  time += 541_000;
  await token.read();
  expect(asked).toHaveLength(2);
  answer = { status: 200, body: { nonsense: true } };
  await token.renew('session-1');
  await expect(token.read()).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
});

it('signs an assertion for a client that acts for a user', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const connection = { clientId: 'app', subject: 'robot@example.com', privateKey: pem, settings: {} };
  await accessToken(tool, connection, now).read();
  const claims = (asked[0]?.get('assertion') ?? '').split('.')[1] ?? '';
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    iss: 'app',
    sub: 'robot@example.com',
    aud: baseUrl,
  });
});

it('signs an assertion for a service account', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await accessToken(tool, { clientEmail: 'robot@example.com', privateKey: pem, settings: {} }, now).read();
  const [header = '', claims = '', signature = ''] = (asked[0]?.get('assertion') ?? '').split('.');
  expect(
    createVerify('RSA-SHA256').update(`${header}.${claims}`).verify(publicKey, signature, 'base64url'),
  ).toBe(true);
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
    iss: 'robot@example.com',
    scope: 'read write',
    aud: `${baseUrl}/token`,
    iat: time / 1000,
    exp: time / 1000 + 180,
  });
});

it.each([
  ['a refused grant', 400, { error: 'invalid_grant' }, 'AUTH_FAILED'],
  ['a refused client', 401, { error: 'invalid_client' }, 'AUTH_FAILED'],
  ['too many requests', 429, {}, 'RATE_LIMITED'],
  ['a broken endpoint', 500, {}, 'UNAVAILABLE'],
  ['a right that was not granted', 400, { error: 'invalid_scope' }, 'SCOPES_REFUSED'],
  ['an answer without a token', 200, { token_type: 'bearer' }, 'BAD_RESPONSE'],
  ['an answer that never ends', 200, 'x'.repeat(2 * 1024 * 1024), 'BAD_RESPONSE'],
  ['an answer elsewhere', 302, {}, 'BAD_RESPONSE'],
  ['an endpoint that is not there', 404, {}, 'BAD_RESPONSE'],
  ['a token that no header can carry', 200, { access_token: 's3cret\r\nx: y' }, 'BAD_RESPONSE'],
])('says %s without the secret, and tries again next time', async (_name, status, body, type) => {
  const token = accessToken(tool, client, now);
  answer = { status, body };
  await expect(token.read()).rejects.toMatchObject({ type, message: expect.not.stringContaining('s3cret') });
  answer = { status: 200, body: { access_token: 'token-2' } };
  expect(await token.read()).toBe('token-2');
});

it('asks for the rights to which a connection narrows them, and says which were refused', async () => {
  const narrow = accessToken(tool, { ...client, scopes: ['read'] }, now);
  await narrow.read();
  expect(asked[0]?.get('scope')).toBe('read');
  answer = { status: 400, body: { error: 'invalid_scope' } };
  const wide = accessToken(tool, client, now);
  await expect(wide.read()).rejects.toMatchObject({
    type: 'SCOPES_REFUSED',
    message: expect.stringMatching(/asked for read, write[;)].*list in `scopes` of the connection/),
  });
});

it.each([
  ["a service account whose delegation lacks a scope, in Google's words", robot, {}, 'SCOPES_REFUSED'],
  ['a client that may not have tokens at all', client, {}, 'AUTH_FAILED'],
  ['an account where no scopes are asked for', robot, { scope: '' }, 'AUTH_FAILED'],
])('tells %s', async (_who, connection, auth, type) => {
  answer = { status: 401, body: { error: 'unauthorized_client' } };
  const token = accessToken({ ...tool, auth: bearer({ tokenUrl: '/token', ...auth }) }, connection, now);
  await expect(token.read()).rejects.toMatchObject({ type });
});

it('says why a grant was refused, in the words of the standard and no others', async () => {
  const token = accessToken(tool, client, now);
  answer = { status: 400, body: { error: 'invalid_grant', error_description: 'client-s3cret is too old' } };
  await expect(token.read()).rejects.toThrow('(POST /token; status 400; invalid_grant');
  answer = { status: 400, body: { error: 'client-s3cret' } };
  await expect(token.read()).rejects.toThrow('(POST /token; status 400');
  await expect(token.read()).rejects.toThrow(expect.not.stringContaining('client-s3cret'));
});

it.each([
  ['Tue, 01 Dec 2026 07:50:00 GMT', '; the clock here is 600 s ahead of the tool'],
  ['Tue, 01 Dec 2026 08:10:00 GMT', '; the clock here is 600 s behind the tool'],
  ['Tue, 01 Dec 2026 08:00:30 GMT', 'status 401)'],
])('tells of clocks that differ: at %s "%s"', async (date, says) => {
  answer = { status: 401, body: {}, headers: { date } };
  await expect(accessToken(tool, client, now).read()).rejects.toThrow(says);
});
