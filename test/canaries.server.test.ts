import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { connectors } from '../activities/connectors/index.gen.ts';
import { sandboxes } from '../activities/connectors/sandboxes.gen.ts';
import type { Connector } from '../activities/kit/activities.ts';
import type { Sandbox } from '../activities/sandbox/define-sandbox.ts';
import { ensureSigningKey } from '../audit/bundle/signing-key.ts';
import { exportCase } from '../audit/export.ts';
import { caseFromServer } from '../audit/history/server-case.ts';
import { deliverLead } from './campaign/leads.ts';
import type { callActions } from './canaries/call-actions.ts';
import { Canaries } from './canaries/canary.ts';
import { startCanaryMachine, type CanaryMachine } from './canaries/canary-machine.ts';

const QUEUE = 'canaries';
const CALLS = fileURLToPath(new URL('./canaries/call-actions.ts', import.meta.url));
const BIN = fileURLToPath(new URL('../cli/bin.mjs', import.meta.url));

const canaries = new Canaries();
/** One that is let out on purpose: what can be found at all is found by it. */
const planted = canaries.make('planted');
const registry: Readonly<Record<string, Connector>> = connectors;
let machine: CanaryMachine;
let ask: (method: 'GET' | 'POST', path: string) => Promise<string>;

beforeAll(async () => {
  machine = await startCanaryMachine(canaries);
  const { token } = machine.api.keys.create('otto', ['ops', 'sales']);
  canaries.know(token, 'an API key');
  ask = async (method, path) => {
    const headers = { authorization: `Bearer ${token}` };
    return await (await fetch(`${machine.api.url}/api/v1${path}`, { method, headers })).text();
  };
});
afterAll(() => machine.stop());

/** What became of each action, by connection. */
const outcomes = new Map<string, readonly string[]>();
const known = (text: string): readonly string[] => canaries.foundIn(Buffer.from(text));

test('a canary is found however it is written down', () => {
  const bare = `x${planted}`;
  const written = [
    bare,
    JSON.stringify({ deep: JSON.stringify([bare]) }),
    ...['', 'a', 'ab', 'abc'].map((before) => Buffer.from(`${before}${planted}tail`).toString('base64')),
    ...['', 'a', 'ab', 'abc'].map((before) => Buffer.from(`${before}${planted}`).toString('base64url')),
  ];
  for (const text of written) expect(known(text)).toEqual(['planted']);
  expect(known(planted.slice(1))).toEqual([]);
});

test('every action of every connector is called, with every credential, at tools that work and at tools that tell on it', async () => {
  const { client, temporal, connections } = machine;
  const connection = await NativeConnection.connect({ address: temporal.address });
  const caller = await Worker.create({ connection, taskQueue: QUEUE, workflowsPath: CALLS });
  const call = async (tool: string, id: string): Promise<void> => {
    const actions = Object.values(registry[tool]?.actions ?? {}).map((action) => ({
      id: action.id,
      input: action.example,
    }));
    const calls = { queue: `tool-${tool}`, connection: id, actions };
    const told = await client.workflow.execute<typeof callActions>('callActions', {
      taskQueue: QUEUE,
      workflowId: `calls-${id}`,
      args: [calls],
    });
    outcomes.set(id, told);
  };
  await caller.runUntil(async () => {
    await Promise.all([
      ...connections.map(async ({ tool, id }) => await call(tool.id, id)),
      ...['email', 'email-refused'].map(async (id) => await call('email', id)),
      ...['broken', 'strange'].map(async (id) => await call('hubspot', id)),
      call('website', planted),
    ]);
  });
  await connection.close();
  const atWork = [...outcomes].filter(([id]) => /-works$|^email$/.test(id)).flatMap(([, told]) => told);
  // They work on the same objects at once, which some tools refuse or forbid; that they are let in is what counts.
  const notLetIn = / (AUTH_FAILED|BAD_RESPONSE|UNAVAILABLE|CONNECTION_\w+)$/;
  expect(atWork.filter((told) => notLetIn.test(told))).toEqual([]);
  expect(atWork.filter((told) => told.endsWith(' done')).length).toBeGreaterThan(atWork.length / 2);
  expect(outcomes.get('email-refused')).toEqual(
    expect.arrayContaining([expect.stringContaining('AUTH_FAILED')]),
  );
}, 240_000);

test('the tools that fail were told the secrets, and no secret followed them to another host', () => {
  const { front, connections } = machine;
  const sent = front.sent();
  for (const { id, connection } of connections)
    if (connection.token !== undefined) expect(`${id} ${sent.includes(connection.token)}`).toBe(`${id} true`);
  expect(front.strayed()).toEqual([]);
});

const incidents = z.object({ items: z.array(z.object({ caseId: z.string(), instance: z.number() })) });
let leadCase = '';

test('cases meet them too, and their incidents are shown', async () => {
  const { api, front, webhookSecret } = machine;
  const open = async () => incidents.parse(JSON.parse(await ask('GET', '/incidents?limit=200'))).items;
  front.switch('hubspot', '401');
  leadCase = await deliverLead({ url: api.url, secret: webhookSecret }, 1, 'spring');
  for (const mode of ['400', 'works'] as const) {
    await expect.poll(async () => (await open()).length, { timeout: 60_000 }).toBe(1);
    const [incident] = await open();
    for (const path of ['/incidents', '/cases', `/cases/${leadCase}`])
      expect(known(await ask('GET', path))).toEqual([]);
    front.switch('hubspot', mode);
    await ask('POST', `/incidents/${leadCase}/${incident?.instance}/retry`);
  }
  await expect.poll(async () => (await open()).length, { timeout: 60_000 }).toBe(0);
}, 120_000);

test('no history holds one, neither in its events nor in their payloads', async () => {
  const { client } = machine;
  let count = 0;
  for await (const { workflowId, runId } of client.workflow.list()) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const payloads: Uint8Array[] = [Buffer.from(JSON.stringify(history))];
    collect(history, payloads);
    const expected = workflowId === `calls-${planted}` ? ['planted'] : [];
    expect({ workflowId, found: canaries.foundIn(Buffer.concat(payloads)) }).toEqual({
      workflowId,
      found: expected,
    });
    count += 1;
  }
  expect(count).toBeGreaterThan(machine.connections.length);
}, 60_000);

function collect(value: unknown, into: Uint8Array[]): void {
  if (value instanceof Uint8Array) into.push(value);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) collect(item, into);
}

test('no log holds one, of a worker that tells everything, of the API', () => {
  const all = machine.logs.join('\n');
  expect(all).toContain('action failed');
  expect(all).toContain('hubspot.upsertContact');
  expect(known(all).filter((what) => what !== 'planted')).toEqual([]);
});

test('no answer of the sandbox shows one, nor a secret of its own', async () => {
  for (const [tool, { connection, secrets = [] }] of Object.entries<Sandbox>(sandboxes))
    for (const secret of [connection.token, connection.clientSecret, ...secrets])
      if (secret !== undefined) canaries.know(secret, `${tool}: a secret of the sandbox`);
  const paths = [
    '',
    '_sandbox/requests',
    '_sandbox/faults',
    ...Object.keys(sandboxes).map((tool) => `_sandbox/${tool}/objects`),
  ];
  for (const path of paths) {
    const text = await (await fetch(`${machine.sandbox.url}/${path}`)).text();
    expect({ path, found: known(text) }).toEqual({ path, found: [] });
  }
});

test('no audit bundle holds one', async () => {
  const { client, state } = machine;
  const record = await caseFromServer(client, leadCase);
  const { file } = await exportCase(record, { key: ensureSigningKey(state.directory), now: new Date() });
  const content = gunzipSync(file);
  expect(content.includes('AUTH_FAILED')).toBe(true);
  expect(canaries.foundIn(content)).toEqual([]);
}, 60_000);

test('the doctor says where connections come from, and shows none', () => {
  const { stdout, stderr } = spawnSync(process.execPath, [BIN, 'doctor', '--json'], {
    env: machine.env,
    encoding: 'utf8',
  });
  expect(stdout).toContain('MASCHINENRAUM_CONNECTION_HUBSPOT');
  expect(stdout).toContain('broken.json');
  expect(known(stdout + stderr)).toEqual([]);
}, 60_000);

test('no file holds one: neither Temporal’s database nor vault, keys or sandbox', async () => {
  const { state, temporal } = machine;
  await temporal.stop();
  const files = readdirSync(state.directory).filter((name) => name !== 'master.key');
  expect(files).toEqual(expect.arrayContaining(['temporal.db', 'vault.db', 'keys.db', 'sandbox.json']));
  const found = files.flatMap((name) =>
    canaries.foundIn(readFileSync(join(state.directory, name))).map((what) => `${name}: ${what}`),
  );
  // SQLite keeps the newest beside it.
  expect([...new Set(found.map((one) => one.replace('.db-wal', '.db')))]).toEqual(['temporal.db: planted']);
}, 120_000);
