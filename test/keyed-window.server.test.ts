import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectors } from '../activities/connectors/index.gen.ts';
import { sandboxes } from '../activities/connectors/sandboxes.gen.ts';
import { createActivities } from '../activities/kit/activities.ts';
import { connectionsFrom } from '../activities/kit/connections.ts';
import { startSandbox, type RunningSandbox } from '../activities/sandbox/start-sandbox.ts';
import {
  after,
  and,
  caught,
  feel,
  job,
  mapped,
  modelOf,
  text,
  type Sketch,
} from '../engine/testing/index.ts';
import { startTemporal, type RunningTemporal } from '../scripts/setup/index.mjs';
import { logFrom } from '../worker/runtime-log.ts';
import { ensureSearchAttributes } from '../worker/search-attributes.ts';
import { CASE_QUEUE } from '../worker/start-workers.ts';
import { TimeSkippingClient } from '../worker/time-skipping-client.ts';
import { bundleCases } from '../worker/workflow-bundle.ts';
import { queries, updates, type CaseInput, type CaseView } from '../workflows/contract.ts';

let temporal: RunningTemporal;
let connection: Connection;
let native: NativeConnection;
let workers: readonly Worker[];
let running: Promise<unknown>;
let sandbox: RunningSandbox;

beforeAll(async () => {
  logFrom('ERROR');
  temporal = await startTemporal({ synchronous: 'NORMAL' });
  sandbox = await startSandbox({ sandboxes: { segment: sandboxes.segment } });
  connection = await Connection.connect({ address: temporal.address });
  await ensureSearchAttributes(connection, 'default');
  native = await NativeConnection.connect({ address: temporal.address });
  const workflowBundle = await bundleCases(
    fileURLToPath(new URL('../workflows/foreign.ts', import.meta.url)),
  );
  const activities = createActivities({
    connectors: { segment: connectors.segment },
    connections: connectionsFrom(sandbox.connections),
  });
  const sinks = { path: { entry: { fn: () => undefined, callDuringReplay: false } } };
  workers = await Promise.all([
    Worker.create({ connection: native, workflowBundle, activities, sinks, taskQueue: CASE_QUEUE }),
    Worker.create({ connection: native, activities, taskQueue: 'tool-segment' }),
  ]);
  running = Promise.all(workers.map((worker) => worker.run()));
});
afterAll(async () => {
  for (const worker of workers) worker.shutdown();
  await running;
  await native.close();
  await connection.close();
  await sandbox.close();
  await temporal.stop();
});

const sketch: Sketch = {
  elements: {
    split: and,
    tell: job({
      job: { type: text('segment.sendEvent'), retries: feel('"1"') },
      inputs: mapped({ userId: '"crm-101"', event: '"Offer Accepted"' }),
    }),
    rest: caught(after('P3D')),
  },
  flows: ['begin > split > tell > told', 'split > rest > rested'],
};

test('an incident that is retried after three days does not send again what Segment knows no more', async () => {
  const workflowId = 'three-days';
  const input: CaseInput = { model: 'inline', variables: {}, inline: { demo: modelOf(sketch) } };
  sandbox.failNext({ tool: 'segment', fault: { dropAfterWork: true } });
  const skipping = new TimeSkippingClient({ connection });
  await skipping.start('demo', {
    taskQueue: CASE_QUEUE,
    workflowId,
    args: [input],
    memo: { model: 'inline' },
  });
  const handle = new Client({ connection }).workflow.getHandle(workflowId);

  const incidentAfter = async (done: string, code: string): Promise<number> => {
    for (;;) {
      const { incidents, timers } = await handle.query<CaseView>(queries.show);
      const found = incidents.find((incident) => incident.code === code);
      if (found !== undefined && !timers.some(({ element }) => element === done)) return found.instance;
      await pause(50);
    }
  };
  const lost = await incidentAfter('rest', 'UNAVAILABLE');
  const sent = sandbox.requests.length;
  const retry = async (instance: number) =>
    await handle.executeUpdate(updates.retry, { args: [{ instance, by: 'ida' }] });
  await retry(lost);
  const unknown = await incidentAfter('rest', 'OUTCOME_UNKNOWN');
  expect(sandbox.requests).toHaveLength(sent);

  // Somebody has looked, and it was not there.
  await retry(unknown);
  await handle.result();
  expect(sandbox.requests).toHaveLength(sent + 1);
}, 60_000);
