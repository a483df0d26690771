import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isServing } from './grpc-health.mjs';
import { startTemporal } from './start-temporal.mjs';
import { ensureTemporal } from './temporal.mjs';

const source = await ensureTemporal();
if (source.kind === 'address') console.log('skipped: TEMPORAL_ADDRESS names a server that runs already');
const patience = 60_000;

it('leaves a server alone that runs already', async () => {
  const running = await startTemporal({ source: { kind: 'address', address: 'cluster:7233' } });
  await running.stop();
  expect(running).toMatchObject({ address: 'cluster:7233', pid: undefined });
});

describe.skipIf(source.kind === 'address')('a server of our own', { timeout: patience }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'server-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** @param {string} address */
  const connect = async (address) => {
    const connection = await Connection.connect({ address });
    return { client: new Client({ connection }), close: () => connection.close() };
  };

  it('starts twice at once, each on its own port, and stops', async () => {
    const servers = await Promise.all([startTemporal({ source }), startTemporal({ source, uiPort: 0 })]);
    expect(new Set(servers.map(({ address }) => address)).size).toBe(2);
    expect(await Promise.all(servers.map(({ address }) => isServing(address)))).toEqual([true, true]);
    expect((await fetch(String(servers[1].uiAddress))).status).toBe(200);
    await Promise.all(servers.map((server) => server.stop()));
    expect(await Promise.all(servers.map(({ address }) => isServing(address)))).toEqual([false, false]);
  });

  it('keeps what was in its file through kill -9', async () => {
    const dbFile = join(folder, 'kept.db');
    const first = await startTemporal({ source, dbFile });
    const before = await connect(first.address);
    await before.client.workflow.start('anything', { taskQueue: 'nobody', workflowId: 'kept' });
    await first.kill();
    await before.close();
    const second = await startTemporal({ source, dbFile });
    const after = await connect(second.address);
    expect((await after.client.workflow.getHandle('kept').describe()).status.name).toBe('RUNNING');
    const { config } = await after.client.workflowService.describeNamespace({ namespace: 'default' });
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(3650 * 24 * 3600);
    await after.close();
    await second.stop();
    expect(await journalOf(dbFile)).toBe('WAL');
  });

  it('takes a new search attribute at once', async () => {
    const server = await startTemporal({ source });
    const { client, close } = await connect(server.address);
    // 2: INDEXED_VALUE_TYPE_KEYWORD
    await client.connection.operatorService.addSearchAttributes({
      namespace: 'default',
      searchAttributes: { Channel: 2 },
    });
    await client.workflow.start('anything', {
      taskQueue: 'nobody',
      workflowId: 'found',
      searchAttributes: { Channel: ['search'] },
    });
    const found = async () => (await client.workflow.count("Channel = 'search'")).count;
    await expect.poll(found, { timeout: patience / 2 }).toBe(1);
    await close();
    await server.stop();
  });

  it('says why it does not start, with the end of the log', async () => {
    const error = await startTemporal({ source, dbFile: join(folder, 'absent', 'x.db') }).catch(
      (failure) => failure,
    );
    expect(error).toMatchObject({
      code: 'SETUP_TEMPORAL_START',
      message: expect.stringMatching(/exit code 1\n.*(absent|database)/s),
    });
  });

  it.skipIf(source.kind === 'cli')('ends when the process that started it is killed', async () => {
    const program = `
      import { startTemporal } from ${JSON.stringify(new URL('start-temporal.mjs', import.meta.url).href)};
      console.log((await startTemporal({ source: JSON.parse(process.argv[1]) })).address);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(source)]);
    const [address] = await once(createInterface({ input: parent.stdout }), 'line');
    expect(await isServing(address)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isServing(address), { timeout: patience / 2 }).toBe(false);
  });
});

/**
 * SQLite's file header, https://www.sqlite.org/fileformat.html#file_format_version_numbers: 2 is write-ahead log.
 * @param {string} path
 */
async function journalOf(path) {
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(20), 0, 20, 0);
  await file.close();
  return buffer[18] === 2 && buffer[19] === 2 ? 'WAL' : 'rollback';
}
