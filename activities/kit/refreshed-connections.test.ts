import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createActivities } from './activities.ts';
import { bearer } from './auth.ts';
import { connectionsFrom } from './connections.ts';
import { defineAction } from './define-action.ts';
import { defineTool } from './define-tool.ts';
import { refreshedConnections, type RefreshTokens } from './refreshed-connections.ts';

/** A tool that gives another refresh token at each use, and takes none twice. */
let given = 0;
let good = '';
/** It takes the access tokens before the last one too. */
let lenient = false;
/** Milliseconds until it tells what it gave. */
let slow = 0;
const server = createServer((request, response) => {
  void text(request).then((body) => {
    const signIn = request.url === '/token';
    const right = signIn
      ? new URLSearchParams(body).get('refresh_token') === `refresh-${given}`
      : lenient || request.headers.authorization === `Bearer ${good}`;
    if (signIn && right) good = `access-${(given += 1)}`;
    const answer = right && signIn ? { access_token: good, refresh_token: `refresh-${given}` } : {};
    const status = right ? 200 : signIn ? 400 : 401;
    const end = (): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    setTimeout(end, right && signIn ? slow : 0);
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => void server.close());

const tool = defineTool({
  id: 'notes',
  title: 'Notes',
  category: 'project',
  purpose: 'notes',
  owner: 'ops',
  docs: 'https://notes.example',
  baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  apiVersion: '1',
  auth: bearer({ grants: ['refresh-token'], tokenUrl: '/token' }),
  scopes: [],
  rateLimit: { perSecond: 1, source: 'test' },
  dataCategories: [],
  personalData: { in: [], out: [] },
  processorAgreement: 'not-needed',
  region: 'here',
  cost: 'none',
  contract: { none: 'test' },
});
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

const kept = new Map<string, string>();
const tokens: RefreshTokens = {
  latest: (connection, configured) => kept.get(`${connection} ${configured}`),
  keep: (connection, configured, latest) => void kept.set(`${connection} ${configured}`, latest),
};
const failed: string[] = [];
beforeEach(() => {
  kept.clear();
  failed.length = 0;
  given = 0;
  lenient = false;
  slow = 0;
});

/** A worker that is configured with a refresh token. */
function worker(refreshToken = 'refresh-0', store = tokens) {
  const connections = connectionsFrom({ notes: { clientId: 'id', clientSecret: 's3cret', refreshToken } });
  const activities = createActivities({
    connectors: { notes: { tool, actions: { write } } },
    connections: refreshedConnections(connections, store, (id) => void failed.push(id)),
  });
  return async () => await activities['notes.write']?.({}, { idempotencyKey: 'case/step' });
}

it('goes on with the token that the vendor gave, after a restart too', async () => {
  await worker()();
  expect(kept.get('notes refresh-0')).toBe('refresh-1');
  await worker()();
  expect(kept.get('notes refresh-0')).toBe('refresh-2');
});

it('takes over what another worker was given meanwhile', async () => {
  const [one, other] = [worker(), worker()];
  await one();
  await other();
  await one();
  expect(kept.get('notes refresh-0')).toBe('refresh-3');
});

it('is shared by workers that begin at once', async () => {
  lenient = true;
  await Promise.all(Array.from({ length: 5 }, () => worker()()));
  expect(kept.get('notes refresh-0')).toBe('refresh-5');
});

it('waits for what another worker is being given', async () => {
  lenient = true;
  slow = 200;
  await Promise.all([worker()(), worker()()]);
  expect(kept.get('notes refresh-0')).toBe('refresh-2');
});

it('begins anew with a token that is configured anew', async () => {
  await worker()();
  given = 7;
  await worker('refresh-7')();
  expect(kept.get('notes refresh-7')).toBe('refresh-8');
});

it('is refused where the vendor took the connection back', async () => {
  await worker()();
  given = 7;
  await expect(worker()()).rejects.toThrow(/AUTH_FAILED/);
});

it('goes on while it lives where the token cannot be kept, and says so', async () => {
  const full: RefreshTokens = {
    latest: () => undefined,
    keep() {
      throw new Error('disk full');
    },
  };
  const call = worker('refresh-0', full);
  await call();
  good = 'revoked';
  await call();
  expect([given, failed]).toEqual([2, ['notes', 'notes']]);
});
