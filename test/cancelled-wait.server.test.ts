import { ApplicationFailure, defaultPayloadConverter } from '@temporalio/common';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connectors } from '../activities/connectors/index.gen.ts';
import { sandboxes } from '../activities/connectors/sandboxes.gen.ts';
import { createActivities } from '../activities/kit/activities.ts';
import { connectionsFrom } from '../activities/kit/connections.ts';
import { startSandbox, type RunningSandbox } from '../activities/sandbox/start-sandbox.ts';
import {
  after,
  boundary,
  compensation,
  end,
  error,
  eventSub,
  and,
  job,
  mapped,
  message,
  modelOf,
  start,
  text,
  type Sketch,
} from '../engine/testing/index.ts';
import { CANCEL_MESSAGE } from '../engine/model/cancel-message.ts';
import { startTemporal, type RunningTemporal } from '../scripts/setup/index.mjs';
import { logFrom } from '../worker/runtime-log.ts';
import { ensureSearchAttributes } from '../worker/search-attributes.ts';
import { CASE_QUEUE } from '../worker/start-workers.ts';
import { bundleCases } from '../worker/workflow-bundle.ts';
import { queries, updates, type CaseInput, type CasePath } from '../workflows/contract.ts';

/** Waits of the actions are real here: 15 s before a mail is tried again, 20 s between two questions about a refresh. */
const SECONDS_MS = 14_000;
const LONG_MS = 60_000;

/** Its cases are played as by workers that know no patch. */
const BEFORE = 'before';
const sinks = { path: { entry: { fn: () => undefined, callDuringReplay: false } } };

const EXTRACT = 'ab1e0000-0000-4000-8000-000000000011';
const tools = { email: connectors.email, tableau: connectors.tableau };

let temporal: RunningTemporal;
let connection: Connection;
let native: NativeConnection;
let workers: readonly Worker[];
let running: Promise<unknown>;
let workflowBundle: WorkflowBundleWithSourceMap;
let sandbox: RunningSandbox;
let client: Client;
let cleaned: number[] = [];

beforeAll(async () => {
  logFrom('ERROR');
  temporal = await startTemporal({ synchronous: 'NORMAL' });
  sandbox = await startSandbox({ sandboxes: { email: sandboxes.email, tableau: sandboxes.tableau } });
  connection = await Connection.connect({ address: temporal.address });
  client = new Client({ connection });
  await ensureSearchAttributes(connection, 'default');
  native = await NativeConnection.connect({ address: temporal.address });
  workflowBundle = await bundleCases(fileURLToPath(new URL('../workflows/foreign.ts', import.meta.url)));
  const activities = {
    ...createActivities({ connectors: tools, connections: connectionsFrom(sandbox.connections) }),
    clean: async () => {
      cleaned.push(Date.now());
      return {};
    },
    fail: async () => {
      await until(() => sandbox.requests.some(({ path }) => path.endsWith('/refresh')));
      throw ApplicationFailure.nonRetryable('no', 'BAD');
    },
  };
  const cases = { connection: native, workflowBundle, activities, sinks };
  workers = await Promise.all([
    Worker.create({ ...cases, taskQueue: CASE_QUEUE }),
    Worker.create({ ...cases, taskQueue: BEFORE, patchActivationCallback: () => false }),
    Worker.create({ connection: native, taskQueue: 'tool-email', activities }),
    Worker.create({ connection: native, taskQueue: 'tool-tableau', activities }),
  ]);
  running = Promise.all(workers.map((worker) => worker.run()));
});
afterEach(() => {
  sandbox.reset();
  cleaned = [];
});
afterAll(async () => {
  for (const worker of workers) worker.shutdown();
  await running;
  await native.close();
  await connection.close();
  await sandbox.close();
  await temporal.stop();
});

const refresh = job({
  job: { type: text('tableau.refreshExtract') },
  inputs: mapped({ kind: '"datasource"', id: `"${EXTRACT}"` }),
});
const mail = job({
  job: { type: text('email.sendMessage') },
  inputs: mapped({ to: '["ada@example.com"]', subject: '"Live"', text: '"It runs."' }),
});
const clean = job({ job: { type: text('clean') } });
const cleanup = eventSub({
  elements: { cancelled: start(message(CANCEL_MESSAGE)), clean },
  flows: ['cancelled > clean > cleaned'],
});

async function begin(workflowId: string, sketch: Sketch, taskQueue = CASE_QUEUE): Promise<WorkflowHandle> {
  const input: CaseInput = { model: 'inline', variables: {}, inline: { demo: modelOf(sketch) } };
  return await client.workflow.start('demo', { taskQueue, workflowId, args: [input] });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(50);
}

async function cancel(handle: WorkflowHandle): Promise<number> {
  const asked = Date.now();
  await handle.executeUpdate(updates.cancel, { args: [{ reason: 'not wanted', by: 'anna' }] });
  await handle.result();
  return Date.now() - asked;
}

/** What the history says of waits that were cancelled. */
async function leftBehind(handle: WorkflowHandle): Promise<readonly unknown[]> {
  const { events } = await handle.fetchHistory();
  return (events ?? []).flatMap(({ activityTaskCanceledEventAttributes: attributes }) =>
    (attributes?.details?.payloads ?? []).map((payload) => defaultPayloadConverter.fromPayload(payload)),
  );
}

const refreshes = () => sandbox.requests.filter(({ path }) => path.endsWith('/refresh'));

test(
  'a case that waits for a refresh of hours cleans up within seconds of being cancelled; the refresh is not lost',
  async () => {
    const sketch: Sketch = { elements: { refresh, cleanup }, flows: ['begin > refresh > end'] };
    const handle = await begin('refresh', sketch);
    await until(() => refreshes().length === 1);
    expect(await cancel(handle)).toBeLessThan(SECONDS_MS);
    expect(cleaned).toHaveLength(1);
    const [job] = Object.keys(sandbox.state['tableau']?.['jobs'] as object);
    expect(await leftBehind(handle)).toEqual([{ action: 'tableau.refreshExtract', handedIn: true, job }]);
    expect(refreshes()).toHaveLength(1);
  },
  LONG_MS,
);

test(
  'a mail that the server puts off is not sent once the case is cancelled',
  async () => {
    const match = { method: 'MAIL' };
    sandbox.failNext({ tool: 'email', match, fault: { status: 451, body: '4.7.1 greylisted' } });
    const handle = await begin('mail', { elements: { mail, cleanup }, flows: ['begin > mail > end'] });
    await until(() => sandbox.requests.some(({ method }) => method === 'MAIL'));
    expect(await cancel(handle)).toBeLessThan(SECONDS_MS);
    expect(cleaned).toHaveLength(1);
    expect(await leftBehind(handle)).toEqual([{ action: 'email.sendMessage', handedIn: false }]);
    expect(sandbox.state['email']).toEqual({ mails: [] });
  },
  LONG_MS,
);

/** A step that can be undone waits for a refresh while another one fails. */
const undone: Sketch = {
  elements: {
    split: and,
    refresh: { ...refresh, compensation: 'clean' },
    clean: { ...clean, isForCompensation: true },
    fail: job({ job: { type: text('fail') }, properties: { businessErrors: 'BAD' } }),
    rescue: eventSub({
      elements: { failed: start(error()), back: end(compensation()) },
      flows: ['failed > back'],
    }),
  },
  flows: ['begin > split > refresh > end', 'split > fail > other'],
};

test(
  'what was handed in is undone within seconds of an error elsewhere',
  async () => {
    const handle = await begin('undone', undone);
    await until(() => refreshes().length === 1);
    const handedIn = Date.now();
    await handle.result();
    expect(Date.now() - handedIn).toBeLessThan(SECONDS_MS);
    expect(cleaned).toHaveLength(1);
    const path = await handle.query<CasePath>(queries.path);
    const entries = path.filter(({ element, event }) => element === 'refresh' && event === 'compensated');
    expect(entries).toHaveLength(1);
    await Worker.runReplayHistory({ workflowBundle, sinks }, await handle.fetchHistory());
  },
  LONG_MS,
);

test(
  'a case that began before jobs were hastened waits on, and replays',
  async () => {
    const handle = await begin('waiting', undone, BEFORE);
    while (!(await handle.query<CasePath>(queries.path)).some(({ element }) => element === 'back'))
      await pause(50);
    await handle.terminate();
    const history = await handle.fetchHistory();
    expect(history.events?.some((event) => event.activityTaskCancelRequestedEventAttributes)).toBe(false);
    await Worker.runReplayHistory({ workflowBundle, sinks }, history);
  },
  LONG_MS,
);

test(
  'an event on its border lets the token go on at once, and the refresh goes on without us',
  async () => {
    const sketch: Sketch = {
      elements: { refresh, late: boundary('refresh', after('PT1S')), clean },
      flows: ['begin > refresh > end', 'late > clean > over'],
    };
    const handle = await begin('late', sketch);
    await handle.result();
    expect(cleaned).toHaveLength(1);
    expect(refreshes()).toHaveLength(1);
  },
  LONG_MS,
);
