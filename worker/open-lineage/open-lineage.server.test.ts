import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { job, mapped, modelOf, text } from '../../engine/testing/index.ts';
import { startTemporal, type RunningTemporal } from '../../scripts/setup/index.mjs';
import type { CaseInput } from '../../workflows/contract.ts';
import { logFrom } from '../runtime-log.ts';
import { ensureSearchAttributes } from '../search-attributes.ts';
import { CASE_QUEUE, startWorkers, type RunningWorkers } from '../start-workers.ts';
import { runIdOf } from './event.ts';
import { watchPath, type LineageSteps } from './watch-path.ts';

const model = modelOf({
  elements: { keep: job({ job: { type: text('keepThing') }, inputs: mapped({ email: 'email' }) }) },
  flows: ['begin > keep > end'],
});
const steps: LineageSteps = new Map([['demo.keep', { inputs: [], outputs: [] }]]);

let temporal: RunningTemporal;
let connection: Connection;
let native: NativeConnection;
let workers: RunningWorkers;
const events: object[] = [];
const failing = { emit: (_event: object): void => undefined };

beforeAll(async () => {
  logFrom('ERROR');
  temporal = await startTemporal({ synchronous: 'NORMAL' });
  connection = await Connection.connect({ address: temporal.address });
  await ensureSearchAttributes(connection, 'default');
  native = await NativeConnection.connect({ address: temporal.address });
  workers = await startWorkers({
    connection: native,
    namespace: 'default',
    bundle: 'foreign',
    actions: {},
    activities: { keepThing: async () => ({}) },
    sinks: watchPath(steps, (event) => {
      events.push(event);
      failing.emit(event);
    }),
  });
});
afterAll(async () => {
  await workers.stop();
  await native.close();
  await connection.close();
  await temporal.stop();
});

async function runCase(workflowId: string): Promise<unknown> {
  const input: CaseInput = {
    model: 'inline',
    variables: { email: 'canary@example.com' },
    inline: { demo: model },
  };
  const client = new Client({ connection });
  return await client.workflow.execute('demo', { taskQueue: CASE_QUEUE, workflowId, args: [input] });
}

test('a case that runs is told, its steps in between, and nothing that it holds', async () => {
  await runCase('case-1');
  expect(events).toMatchObject([
    { eventType: 'START', job: { name: 'demo' }, run: { runId: runIdOf('case-1') } },
    { eventType: 'START', job: { name: 'demo.keep' } },
    { eventType: 'COMPLETE', job: { name: 'demo.keep' } },
    { eventType: 'COMPLETE', job: { name: 'demo' }, run: { runId: runIdOf('case-1') } },
  ]);
  expect(JSON.stringify(events)).not.toContain('canary');
});

test('a case goes on where telling of it fails', async () => {
  failing.emit = () => {
    throw new Error('no place for it');
  };
  await expect(runCase('case-2')).resolves.toBeDefined();
});
