import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { defineSandbox, reply } from './define-sandbox.ts';
import { startSandbox } from './start-sandbox.ts';

const notes = defineSandbox<{ notes: Record<string, unknown> }>({
  tool: 'notes',
  connection: { token: 'top-s3cret' },
  secrets: ['other-s3cret'],
  refuse: () => reply(401, { message: 'who?' }),
  initial: () => ({ notes: {} }),
  routes: {
    'POST /notes': ({ body, state, nextId }) => {
      const id = String(nextId());
      state.notes[id] = body;
      return reply(201, { id, body, access_token: 'top-s3cret' });
    },
    'GET /notes/{id}': ({ params, state }) => {
      const note = state.notes[params['id'] ?? ''];
      return note === undefined ? reply(404) : reply(200, note);
    },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
const sandbox = await startSandbox({ sandboxes: { notes } });
beforeEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const post = (body: unknown = { text: 'hello' }, base = sandbox.url) =>
  fetch(`${base}/notes/notes`, {
    method: 'POST',
    headers: { authorization: 'Bearer top-s3cret', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const control = (path: string, method = 'GET', body?: unknown) =>
  fetch(`${sandbox.url}/_sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

it('lets in who shows the token, and nobody else', async () => {
  expect((await post()).status).toBe(201);
  expect((await fetch(`${sandbox.url}/notes/notes/1`)).status).toBe(401);
  expect(sandbox.connections).toEqual({ notes: { token: 'top-s3cret', baseUrl: `${sandbox.url}/notes` } });
});

it('shows a form with a file, and as text what only looks like one', async () => {
  const form = new FormData();
  form.append('parent', '7');
  form.append('file', new Blob(['a;b'], { type: 'text/csv' }), 'figures.csv');
  const authorization = 'Bearer top-s3cret';
  const url = `${sandbox.url}/notes/notes`;
  await fetch(url, { method: 'POST', headers: { authorization }, body: form });
  const headers = { authorization, 'content-type': 'multipart/form-data; boundary=x' };
  await fetch(url, { method: 'POST', headers, body: '--x\r\nno part' });
  expect(sandbox.requests.map(({ body }) => body)).toEqual([
    { parent: '7', file: { name: 'figures.csv', type: 'text/csv', text: 'a;b' } },
    '--x\r\nno part',
  ]);
});

it('shows what exists and what was asked, without credentials', async () => {
  await post({ text: 'the other-s3cret', client_secret: 'x-s3cret' });
  expect(await (await control('notes/objects')).json()).toMatchObject({ notes: { 1: {} } });
  const requests = await (await control('requests?tool=notes')).text();
  expect(JSON.parse(requests)).toMatchObject([
    { method: 'POST', path: '/notes', headers: { authorization: '[redacted]' }, response: { status: 201 } },
  ]);
  expect(requests).not.toContain('s3cret');
});

it('has a page for people, and never runs what tools were sent', async () => {
  await fetch(`${sandbox.url}/notes/<script>alert(1)</script>`);
  const page = await (await fetch(sandbox.url)).text();
  expect(page).toContain('notes 0');
  expect(page).not.toContain('<script>');
});

describe('faults', () => {
  const fail = (fault: unknown, match = {}) => control('faults', 'POST', { tool: 'notes', match, fault });
  const size = () => Object.keys(sandbox.state['notes']?.['notes'] ?? {}).length;

  it('answer instead of the tool, so many times', async () => {
    await fail({ status: 429, headers: { 'retry-after': '3' }, body: { why: 'slow' }, times: 2 });
    const answers = [await post(), await post(), await post()];
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 201]);
    expect(answers[0]?.headers.get('retry-after')).toBe('3');
    expect(size()).toBe(1);
  });

  it.each([
    ['before the work', { resetBefore: true }, 0],
    ['after the work', { dropAfterWork: true }, 1],
  ])('cut the connection %s', async (_name, fault, made) => {
    await fail(fault);
    await expect(post()).rejects.toThrow();
    expect(size()).toBe(made);
  });

  it('hit only what they match, after so many others', async () => {
    await fail({ status: 500 }, { method: 'POST', path: '/notes', skip: 1 });
    expect((await post()).status).toBe(201);
    expect((await fetch(`${sandbox.url}/notes/notes/1`)).status).toBe(401);
    expect((await post()).status).toBe(500);
  });

  it('can be looked at, taken back, and are refused when they make no sense', async () => {
    await fail({ status: 500, times: 3 });
    expect(await (await control('faults')).json()).toMatchObject([{ tool: 'notes', left: 3 }]);
    await control('faults', 'DELETE');
    expect((await post()).status).toBe(201);
    expect((await fail({ status: 'bad' })).status).toBe(400);
    expect((await control('faults', 'POST', {})).status).toBe(400);
    const nowhere = await control('faults', 'POST', { tool: 'noets', fault: { status: 500 } });
    const byCurl = await fetch(`${sandbox.url}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: '{"tool":"notes","fault":{"status":503}}',
    });
    expect(byCurl.status).toBe(201);
    expect([nowhere.status, await nowhere.json()]).toEqual([400, { error: 'no tool noets' }]);
  });
});

it('begins where a killed one ended', async () => {
  const file = join(folder, 'state.json');
  const first = await startSandbox({ sandboxes: { notes }, file });
  await post({ text: 'kept' }, first.url);
  await first.close();
  const second = await startSandbox({ sandboxes: { notes }, file });
  expect(second.state).toEqual({ notes: { notes: { 1: { text: 'kept' } } } });
  expect(await (await post({}, second.url)).json()).toMatchObject({ id: '2' });
  await second.close();
});

it('says which tools and paths it does not know', async () => {
  expect((await fetch(`${sandbox.url}/nothing/x`)).status).toBe(404);
  expect((await control('nothing/objects')).status).toBe(404);
  expect((await control('nothing')).status).toBe(404);
});
