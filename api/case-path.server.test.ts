import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { startTemporal } from '../scripts/setup/index.mjs';
import { followCase } from './case-events.ts';
import { pathOf } from './case-path.ts';

test('the path of a case that continued as new is whole, looked up and followed', async () => {
  const temporal = await startTemporal({ synchronous: 'NORMAL' });
  const connection = await Connection.connect({ address: temporal.address });
  const native = await NativeConnection.connect({ address: temporal.address });
  const worker = await Worker.create({
    connection: native,
    taskQueue: 'renewing',
    workflowsPath: fileURLToPath(new URL('trial/renewing-workflow.ts', import.meta.url)),
  });
  const client = new Client({ connection });
  try {
    await worker.runUntil(async () => {
      const handle = await client.workflow.start('renewing', {
        taskQueue: 'renewing',
        workflowId: 'long',
        args: [0],
      });
      const listening = listen(client, 0);
      await handle.signal('on');
      await expect.poll(async () => (await pathOf(client, 'long')).length, { timeout: 10_000 }).toBe(3);
      await client.workflow.getHandle('long').signal('on');
      expect(await listening).toEqual(['1', '2', '3', '4', 'end']);
      expect((await pathOf(client, 'long')).map(({ element }) => element)).toEqual([
        'step1',
        'step2',
        'step3',
        'step4',
      ]);
      expect(await listen(client, 3)).toEqual(['4', 'end']);
    });
  } finally {
    await native.close();
    await connection.close();
    await temporal.stop();
  }
}, 60_000);

/** Ids of the events, then `end`. */
async function listen(client: Client, seen: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const event of followCase(client, 'long', { seen, signal: new AbortController().signal })) {
    const [, id] = /^id: (\d+)/.exec(event) ?? [];
    if (id !== undefined) ids.push(id);
    if (event.startsWith('event: end')) ids.push('end');
  }
  return ids;
}
