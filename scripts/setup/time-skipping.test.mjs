import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTemporal } from './start-temporal.mjs';
import { ensureTemporal } from './temporal.mjs';

const source = await ensureTemporal();
if (source.kind === 'address') console.log('skipped: TEMPORAL_ADDRESS names a server that may not skip time');
const patience = 60_000;
const taskQueue = 'time-skipping';
const namespace = 'default';

describe.skipIf(source.kind === 'address')('time skipping', { timeout: patience }, () => {
  /** @type {() => Promise<void>} */
  let tearDown = async () => {};
  /** @type {Client} */
  let client;

  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    const server = await startTemporal({ source });
    const native = await NativeConnection.connect({ address: server.address });
    const workflowsPath = fileURLToPath(new URL('fixtures/wait-three-days.mjs', import.meta.url));
    const worker = await Worker.create({ connection: native, taskQueue, workflowsPath });
    const running = worker.run();
    const connection = await Connection.connect({ address: server.address });
    client = new Client({ connection });
    tearDown = async () => {
      worker.shutdown();
      await running;
      await connection.close();
      await native.close();
      await server.stop();
    };
  }, patience);
  afterAll(() => tearDown(), patience);

  it('passes three days at once when asked for at the start', async () => {
    await client.workflowService.startWorkflowExecution({
      namespace,
      workflowId: 'from-the-start',
      requestId: 'from-the-start',
      workflowType: { name: 'waitThreeDays' },
      taskQueue: { name: taskQueue },
      timeSkippingConfig: { enabled: true },
    });
    expect(await client.workflow.getHandle('from-the-start').result()).toBe(72);
  });

  it('brings a waiting workflow to its next timer', async () => {
    const handle = await client.workflow.start('waitThreeDays', { taskQueue, workflowId: 'later' });
    const isWaiting = async () =>
      (await handle.fetchHistory()).events?.some(
        ({ timerStartedEventAttributes }) => timerStartedEventAttributes,
      ) ?? false;
    await expect.poll(isWaiting, { timeout: patience / 2 }).toBe(true);
    await client.workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution: { workflowId: 'later' },
      workflowExecutionOptions: { timeSkippingConfig: { enabled: true, maxSessionSkipCount: 1 } },
      updateMask: { paths: ['time_skipping_config'] },
    });
    expect(await handle.result()).toBe(72);
  });
});
