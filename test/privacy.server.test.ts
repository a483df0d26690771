import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Client } from '@temporalio/client';
import { Runtime, Worker } from '@temporalio/worker';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { sandboxes } from '../activities/connectors/sandboxes.gen.ts';
import { startSandbox, type RunningSandbox } from '../activities/sandbox/start-sandbox.ts';
import {
  connectTemporal,
  createApi,
  DELIVERY_HEADER,
  openApiKeys,
  readTemporalConfig,
  SIGNATURE_HEADER,
  signDelivery,
} from '../api/index.ts';
import { registeredDefinitions } from '../api/registered-definitions.ts';
import { lineageSteps } from '../cli/lineage/lineage-steps.ts';
import { startTemporal, type RunningTemporal } from '../scripts/setup/index.mjs';
import { openVault, type Vault } from '../vault/index.ts';
import { serveWorker } from '../worker/serve-worker.ts';
import type { RunningWorkers } from '../worker/start-workers.ts';
import { stateFiles } from '../worker/state-files.ts';
import { workflowBundle } from '../worker/workflow-bundle.ts';

/** An active purpose of the consent tool's sandbox. */
const PURPOSE = '2b9d6f04-51c8-4e7a-8d13-90af7c2e6b45';

/** Fifty people, each value of whom is found nowhere else in the world. */
const people = Array.from({ length: 50 }, (_, number) => ({
  email: `kanarie${number}.zq7@example.org`,
  firstName: `Vroni${number}zq7`,
  lastName: `Nachnam${number}zq7`,
  phone: `+49 170 55${number + 100} 7907`,
  gclid: `Klick${number}zq7AaBb`,
  country: 'DE',
  // Every tenth scores low and goes into nurture.
  interest: number % 10 === 9 ? 'newsletter' : 'demo',
  employees: number % 10 === 9 ? 3 : 300,
  campaign: 'de_leads_kontrollwert_202603',
  channel: number % 2 === 0 ? 'google-ads' : 'meta-ads',
  consent: { given: true, at: '2026-11-20T08:00:00Z', purposeId: PURPOSE },
}));
const canaries = people.flatMap(({ email, firstName, lastName, phone, gclid }) => [
  email,
  firstName,
  lastName,
  phone,
  phone.replaceAll(' ', ''),
  gclid,
]);
/** Not personal, in every case: what can be found at all is found by it. */
const CONTROL = 'de_leads_kontrollwert_202603';
const SECRET = 'the secret of the landing page, in tests';

const directory = mkdtempSync(join(tmpdir(), 'maschinenraum-privacy-'));
const logs: string[] = [];
let temporal: RunningTemporal;
let sandbox: RunningSandbox;
let workers: RunningWorkers;
let client: Client;
let vault: Vault;
let api: FastifyInstance;
let send: (
  path: string,
  body: object,
  key?: string,
) => Promise<{ readonly status: number; readonly body: unknown }>;
let list: (path: string) => Promise<readonly Record<string, unknown>[]>;
let sales: string;
let officer: string;

beforeAll(async () => {
  const note = (line: unknown): void =>
    void logs.push(typeof line === 'string' ? line : JSON.stringify(line));
  Runtime.install({
    logger: {
      log: (level, message, meta) => note({ level, message, meta }),
      trace: () => undefined,
      debug: (message, meta) => note({ message, meta }),
      info: (message, meta) => note({ message, meta }),
      warn: (message, meta) => note({ message, meta }),
      error: (message, meta) =>
        note({
          message,
          meta,
          stack: z.object({ error: z.instanceof(Error) }).safeParse(meta).data?.error.stack,
        }),
    },
  });
  temporal = await startTemporal({
    dbFile: join(directory, 'temporal.db'),
    synchronous: 'NORMAL',
    log: note,
  });
  sandbox = await startSandbox({ sandboxes });
  const connections = Object.entries(sandbox.connections).map(([id, connection]) => [
    `MASCHINENRAUM_CONNECTION_${id.toUpperCase().replaceAll('-', '_')}`,
    JSON.stringify(connection),
  ]);
  const env: Record<string, string> = {
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_CONFIG_FILE: join(directory, 'no-profiles.toml'),
    MASCHINENRAUM_STATE: directory,
    MASCHINENRAUM_OPENLINEAGE: pathToFileURL(join(directory, 'lineage.ndjson')).href,
    ...Object.fromEntries(connections),
  };
  const state = stateFiles(env);
  const log = {
    info: (message: string, facts: object) => note({ message, facts }),
    warn: (message: string, facts: object) => note({ message, facts }),
  };
  workers = await serveWorker({ env, state, log, lineage: async () => lineageSteps() });
  client = await connectTemporal(readTemporalConfig(env));
  vault = openVault({ file: state.vault, masterKey: state.masterKey(env) });
  const keys = openApiKeys({ file: state.keys });
  api = createApi({
    client,
    vault,
    keys,
    definitions: registeredDefinitions(),
    webhooks: {
      'landing-page': { kind: 'signed', secrets: [SECRET], message: 'leadArrived', process: 'lead-handover' },
    },
    log: { write: note },
  });
  sales = keys.create('sven', ['sales', 'ops']).token;
  officer = keys.create('dora', ['dpo']).token;
  send = async (url, payload, key = sales) => {
    const headers = { authorization: `Bearer ${key}` };
    const { statusCode, body } = await api.inject({ method: 'POST', url, payload, headers });
    return { status: statusCode, body: JSON.parse(body) as unknown };
  };
  const page = z.object({ items: z.array(z.record(z.string(), z.unknown())) });
  list = async (url) => {
    const { body } = await api.inject({ method: 'GET', url, headers: { authorization: `Bearer ${sales}` } });
    return page.parse(JSON.parse(body)).items;
  };
});

afterAll(async () => {
  await api.close();
  await workers.stop();
  await client.connection.close();
  await sandbox.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Ids of the fifty cases, by person. */
const cases: string[] = [];
const open = async () => await list('/api/v1/tasks?role=sales&limit=200');
const incidents = async () => await list('/api/v1/incidents?limit=200');

async function deliver(lead: object): Promise<void> {
  const delivery = { id: `lead-${cases.length}`, body: JSON.stringify({ lead }) };
  const { statusCode, body } = await api.inject({
    method: 'POST',
    url: '/api/v1/webhooks/landing-page',
    payload: delivery.body,
    headers: {
      'content-type': 'application/json',
      [DELIVERY_HEADER]: delivery.id,
      [SIGNATURE_HEADER]: signDelivery(delivery, { secret: SECRET, at: new Date() }),
    },
  });
  expect(statusCode).toBe(202);
  cases.push(z.object({ caseId: z.string() }).parse(JSON.parse(body)).caseId);
}

test('a tool that repeats what it was sent in its refusal makes an incident without it', async () => {
  const [person, ...others] = people;
  const refusal = { status: 400, body: { message: `${person?.email} and ${person?.phone} are not valid` } };
  sandbox.failNext({ tool: 'hubspot', fault: refusal });
  await deliver(person ?? {});
  await expect.poll(async () => (await incidents()).length, { timeout: 30_000 }).toBe(1);
  const [broken] = await incidents();
  expect(found(Buffer.from(JSON.stringify(broken)))).toEqual([]);
  const retry = `/api/v1/incidents/${broken?.['caseId']}/${broken?.['instance']}/retry`;
  expect(await send(retry, {})).toMatchObject({ status: 200 });
  for (const other of others) await deliver(other);
}, 60_000);

test('fifty leads get to where somebody has to look, but those that score low', async () => {
  await expect.poll(async () => (await open()).length, { timeout: 90_000, interval: 500 }).toBe(45);
}, 100_000);

test('the tools got the real values', () => {
  const sent = JSON.stringify(sandbox.requests);
  for (const { email } of people) expect(sent).toContain(email);
});

test('sales sees whom to call, and accepts', async () => {
  const tasks = await open();
  const [first] = tasks;
  const { body } = await api.inject({
    method: 'GET',
    url: `/api/v1/tasks/${first?.['caseId']}/${first?.['task']}`,
    headers: { authorization: `Bearer ${sales}` },
  });
  expect(canaries.some((canary) => body.includes(canary))).toBe(true);
  for (const { caseId, task } of tasks.slice(0, 20)) {
    const result = { decision: 'accept', expectedValue: 1_200_000 };
    expect(await send(`/api/v1/tasks/${caseId}/${task}/complete`, { result })).toMatchObject({ status: 200 });
  }
  await expect
    .poll(async () => (await list('/api/v1/cases?process=lead-handover&status=completed&limit=200')).length, {
      timeout: 60_000,
      interval: 500,
    })
    .toBe(25);
}, 90_000);

test('an erased person is gone from the vault, and their case still replays', async () => {
  const [person] = people;
  expect(await send('/api/v1/subjects/erase', { email: person?.email }, officer)).toMatchObject({
    status: 200,
    body: { by: 'dora' },
  });
  expect(await send('/api/v1/subjects/export', { email: person?.email }, officer)).toMatchObject({
    status: 404,
  });
  const histories = cases.map(async (workflowId) => ({
    workflowId,
    history: await client.workflow.getHandle(workflowId).fetchHistory(),
  }));
  const replayed = Worker.runReplayHistories(
    { workflowBundle: await workflowBundle('processes'), sinks: ignorePath },
    await Promise.all(histories),
  );
  let count = 0;
  for await (const { error } of replayed) {
    expect(error).toBeUndefined();
    count++;
  }
  expect(count).toBe(people.length);
}, 60_000);

const ignorePath = { path: { entry: { fn: () => undefined, callDuringReplay: false } } };

/** What of a text or file is a canary. */
function found(content: Buffer): readonly string[] {
  return canaries.filter((canary) => content.includes(canary));
}

test('no history holds a value', async () => {
  for (const caseId of cases) {
    const history = await client.workflow.getHandle(caseId).fetchHistory();
    const payloads: Uint8Array[] = [Buffer.from(JSON.stringify(history))];
    collect(history, payloads);
    const content = Buffer.concat(payloads);
    expect(found(content)).toEqual([]);
    expect(content.includes(CONTROL)).toBe(true);
  }
});

function collect(value: unknown, into: Uint8Array[]): void {
  if (value instanceof Uint8Array) into.push(value);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) collect(item, into);
}

test('no list, no case and no log holds a value', async () => {
  const lists = ['/api/v1/cases?limit=200', '/api/v1/tasks?role=sales&limit=200', '/api/v1/incidents'];
  const shown = await Promise.all(
    [...lists, ...cases.map((caseId) => `/api/v1/cases/${caseId}`)].map(async (url) => {
      const { body } = await api.inject({
        method: 'GET',
        url,
        headers: { authorization: `Bearer ${sales}` },
      });
      return body;
    }),
  );
  expect(found(Buffer.from(shown.join('\n')))).toEqual([]);
  expect(found(Buffer.from(logs.join('\n')))).toEqual([]);
  expect(logs.length).toBeGreaterThan(100);
});

test('runs were told, with the fields that they move', () => {
  const told = readFileSync(join(directory, 'lineage.ndjson'), 'utf8');
  expect(told).toContain('"name":"lead-handover.upsertContact"');
  expect(told).toContain('"field":"lead.email"');
});

test('no file holds a value: neither Temporal’s database nor the vault', async () => {
  vault.close();
  await temporal.stop();
  const files = readdirSync(directory).filter((name) => !name.endsWith('.key'));
  expect(files).toEqual(expect.arrayContaining(['temporal.db', 'vault.db']));
  for (const name of files)
    expect({ name, found: found(readFileSync(join(directory, name))) }).toEqual({ name, found: [] });
  expect(readFileSync(join(directory, 'temporal.db')).includes(CONTROL)).toBe(true);
});
