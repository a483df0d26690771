import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection, type Client, type WorkflowHandle } from '@temporalio/client';
import { connectTemporal, readTemporalConfig } from '../api/index.ts';
import { registeredDefinitions } from '../api/registered-definitions.ts';
import { serveRegisteredApi } from '../api/serve-registered-api.ts';
import { exampleBrief } from '../cli/demo/campaign.ts';
import { startPart } from '../cli/machine/part-process.ts';
import { startTemporal } from '../scripts/setup/index.mjs';
import { ensureSearchAttributes } from '../worker/search-attributes.ts';
import { stateFiles, type StateFiles } from '../worker/state-files.ts';
import { CASE_QUEUE } from '../worker/start-workers.ts';
import { queries } from '../workflows/contract.ts';
import { figuresOf, round, timed } from './statistics.ts';

const PROCESS = 'campaign-lifecycle';
const variables = { brief: exampleBrief(new Date()) };
const { hash: model = '' } = registeredDefinitions().get(PROCESS) ?? {};

const STARTS = 100;
const WARM_UP = 10;
const WORKER_STARTS = 5;

/** What the API adds to Temporal's own start of a case, and how long a new worker takes to its first task; milliseconds. */
export async function benchService(): Promise<unknown> {
  const directory = mkdtempSync(join(tmpdir(), 'maschinenraum-bench-'));
  const temporal = await startTemporal({ synchronous: 'NORMAL' });
  const connection = await Connection.connect({ address: temporal.address });
  await ensureSearchAttributes(connection, 'default');
  await connection.close();
  const state = stateFiles({ MASCHINENRAUM_STATE: directory });
  const env = { ...process.env, TEMPORAL_ADDRESS: temporal.address, MASCHINENRAUM_STATE: directory };
  try {
    const workerToFirstTask = await workerStarts(env);
    return { workerToFirstTask, startOfCase: await starts(env, state) };
  } finally {
    await temporal.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The same case through the API and straight through Temporal's client, turn and turn about; no worker runs, so only the start is measured. */
async function starts(env: NodeJS.ProcessEnv, state: StateFiles): Promise<unknown> {
  const client = await connectTemporal(readTemporalConfig(env));
  const api = await serveRegisteredApi(env, state);
  const { token } = api.keys.create('anna', ['campaign-owner']);
  const samples: { api: number[]; temporal: number[] } = { api: [], temporal: [] };
  const ways = {
    api: async (turn: number) => {
      const response = await fetch(`${api.url}/api/v1/processes/${PROCESS}/cases`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ variables, caseId: `api-${turn}` }),
      });
      if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
      await response.arrayBuffer();
    },
    temporal: async (turn: number) => {
      await startDirectly(client, `temporal-${turn}`);
    },
  };
  for (let turn = 0; turn < STARTS + WARM_UP; turn += 1) {
    for (const way of turn % 2 === 0 ? (['api', 'temporal'] as const) : (['temporal', 'api'] as const)) {
      const took = await timed(() => ways[way](turn));
      if (turn >= WARM_UP) samples[way].push(took);
    }
  }
  await api.close();
  await client.connection.close();
  const through = { api: figuresOf(samples.api), temporal: figuresOf(samples.temporal) };
  return { ...through, added: round(through.api.median - through.temporal.median) };
}

/** From the start of the process to the answer of a case that has waited for it; the bundle is cached. */
async function workerStarts(env: NodeJS.ProcessEnv): Promise<unknown> {
  const client = await connectTemporal(readTemporalConfig(env));
  const samples: number[] = [];
  for (let turn = 0; turn <= WORKER_STARTS; turn += 1) {
    let stop = async (): Promise<void> => undefined;
    const handle = await startDirectly(client, `waiting-${turn}`);
    const took = await timed(async () => {
      const worker = await startPart({ args: ['worker', '--log-level', 'ERROR'], env });
      stop = () => worker.stop();
      await handle.query(queries.show);
    });
    await handle.terminate();
    // The first fills the cache.
    if (turn > 0) samples.push(took);
    await stop();
  }
  await client.connection.close();
  return figuresOf(samples);
}

async function startDirectly(client: Client, workflowId: string): Promise<WorkflowHandle> {
  return await client.workflow.start(PROCESS, {
    taskQueue: CASE_QUEUE,
    workflowId,
    args: [{ model, variables, by: 'anna' }],
    memo: { model, by: 'anna' },
  });
}
