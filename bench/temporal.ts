import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { startTemporal } from '../scripts/setup/index.mjs';
import { ensureSearchAttributes } from '../worker/search-attributes.ts';
import { bundleCases } from '../worker/workflow-bundle.ts';
import { updates } from '../workflows/contract.ts';
import { ECHO, type BenchProcess } from './models.ts';
import { figuresOf, round, timed, type Figures } from './statistics.ts';

interface Rival {
  readonly process: BenchProcess;
  /** The hand-written workflow that does the same, and its argument. */
  readonly byHand: string;
  readonly count?: number;
}

const rivals: Readonly<Record<string, Rival>> = {
  '1 service task': { process: 'steps1', byHand: 'byHandSteps', count: 1 },
  '5 service tasks': { process: 'steps5', byHand: 'byHandSteps', count: 5 },
  '10 service tasks': { process: 'steps10', byHand: 'byHandSteps', count: 10 },
  'parallel gateway, 5 tasks': { process: 'parallel5', byHand: 'byHandParallel', count: 5 },
  'user task': { process: 'decision', byHand: 'byHandDecision' },
};

const ROUNDS = 60;
const WARM_UP = 10;
/** Instances at a time, for the throughput. */
const IN_FLIGHT = 50;

/** Compiled processes against hand-written workflows doing the same work, on the same server and worker, turn and turn about. */
export async function benchTemporal(): Promise<Record<string, unknown>> {
  const server = await startTemporal({ synchronous: 'NORMAL' });
  const connection = await Connection.connect({ address: server.address });
  await ensureSearchAttributes(connection, 'default');
  const native = await NativeConnection.connect({ address: server.address });
  const shared = { connection: native, activities: { [ECHO]: async (input: unknown) => input } };
  const compiled = await Worker.create({
    ...shared,
    taskQueue: 'compiled',
    workflowBundle: await bundleCases(fileOf('workflows.ts'), { models: ['bench/models.ts'] }),
    sinks: { path: { entry: { fn: () => undefined, callDuringReplay: false } } },
  });
  const byHand = await Worker.create({ ...shared, taskQueue: 'byHand', workflowsPath: fileOf('by-hand.ts') });
  const client = new Client({ connection });
  const results: Record<string, unknown> = {};
  await byHand.runUntil(
    compiled.runUntil(async () => {
      for (const [name, rival] of Object.entries(rivals)) results[name] = await compare(client, rival);
      results['throughput, 5 service tasks'] = await throughput(client);
    }),
  );
  await native.close();
  await connection.close();
  await server.stop();
  return results;
}

async function compare(client: Client, rival: Rival): Promise<Record<string, unknown>> {
  const samples: { compiled: number[]; byHand: number[] } = { compiled: [], byHand: [] };
  const events: { compiled: number[]; byHand: number[] } = { compiled: [], byHand: [] };
  for (let turn = 0; turn < ROUNDS + WARM_UP; turn += 1) {
    // Who goes first alternates, so that neither always runs on a freshly rested server.
    const order = turn % 2 === 0 ? (['compiled', 'byHand'] as const) : (['byHand', 'compiled'] as const);
    for (const who of order) {
      let handle: WorkflowHandle | undefined;
      const took = await timed(async () => {
        handle = await start(client, rival, who);
        if (rival.process === 'decision') await decide(handle);
        await handle.result();
      });
      if (turn >= WARM_UP) samples[who].push(took);
      events[who].push((await handle?.describe())?.historyLength ?? 0);
    }
  }
  const compiled = figuresOf(samples.compiled);
  const byHand = figuresOf(samples.byHand);
  // The least of each: how many answers share a workflow task is chance, what a step costs is not.
  const least = { compiled: Math.min(...events.compiled), byHand: Math.min(...events.byHand) };
  return {
    compiled,
    byHand,
    timeRatio: ratio(compiled, byHand),
    events: least,
    eventRatio: round(least.compiled / least.byHand),
  };
}

/** Instances per second with many in flight, turn and turn about in twelve rounds. */
async function throughput(client: Client): Promise<Record<string, unknown>> {
  const rival: Rival = { process: 'steps5', byHand: 'byHandSteps', count: 5 };
  const rates: { compiled: number[]; byHand: number[] } = { compiled: [], byHand: [] };
  for (let turn = 0; turn < 13; turn += 1) {
    for (const who of turn % 2 === 0
      ? (['compiled', 'byHand'] as const)
      : (['byHand', 'compiled'] as const)) {
      const took = await timed(() =>
        Promise.all(
          Array.from({ length: IN_FLIGHT }, async () => (await start(client, rival, who)).result()),
        ),
      );
      if (turn > 0) rates[who].push((IN_FLIGHT / took) * 1000);
    }
  }
  const compiled = figuresOf(rates.compiled);
  const byHand = figuresOf(rates.byHand);
  return { instancesPerSecond: { compiled, byHand }, ratio: ratio(compiled, byHand) };
}

async function start(client: Client, rival: Rival, who: 'compiled' | 'byHand'): Promise<WorkflowHandle> {
  const options = { taskQueue: who, workflowId: randomUUID() };
  if (who === 'byHand') {
    return await client.workflow.start(rival.byHand, {
      ...options,
      args: rival.count === undefined ? [] : [rival.count],
    });
  }
  return await client.workflow.start(rival.process, {
    ...options,
    args: [{ model: 'bench', variables: {} }],
  });
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

async function decide(handle: WorkflowHandle): Promise<void> {
  await handle.executeUpdate(updates.complete, {
    args: [{ task: 3, result: {}, by: 'otto', roles: ['ops'] }],
  });
}

function ratio(compiled: Figures, byHand: Figures): number {
  return round(compiled.median / byHand.median);
}
