import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectors } from '../activities/connectors/index.gen.ts';
import { sandboxes } from '../activities/connectors/sandboxes.gen.ts';
import { createActivities, type Connector, type ToolActivity } from '../activities/kit/activities.ts';
import { connectionsFrom } from '../activities/kit/connections.ts';
import { startSandbox } from '../activities/sandbox/start-sandbox.ts';
import { openVault } from '../vault/index.ts';
import { figuresOf, round, timed } from './statistics.ts';

const RUNS = 31;
const WARM_UP = 5;

type Sent = Parameters<typeof fetch>;

/**
 * What a call of an action costs beyond its HTTP exchanges: the same requests by `fetch` alone, turn and turn about, at the same sandbox.
 * People's data comes as tokens of a vault, as it does in a case. Milliseconds, over all actions of all connectors that speak HTTP.
 */
export async function benchConnectors(): Promise<unknown> {
  const directory = mkdtempSync(join(tmpdir(), 'maschinenraum-bench-'));
  const sandbox = await startSandbox({ sandboxes });
  const vault = openVault({ file: join(directory, 'vault.db'), masterKey: Buffer.alloc(32, 1) });
  const activities = createActivities({
    connectors,
    connections: connectionsFrom(sandbox.connections),
    personalData: vault,
    pause: async () => undefined,
  });
  const overheads: { action: string; ms: number }[] = [];
  try {
    for (const { tool, actions } of Object.values<Connector>(connectors)) {
      if ('speaks' in tool.contract) continue;
      for (const { id, input, example } of Object.values(actions)) {
        sandbox.reset();
        const tokenised = await vault.conceal(input, example);
        const ms = await overheadOf(activities[id] as ToolActivity, tokenised);
        if (ms !== undefined) overheads.push({ action: id, ms });
      }
    }
  } finally {
    vault.close();
    await sandbox.close();
    rmSync(directory, { recursive: true });
  }
  const dearest = overheads.reduce((one, other) => (one.ms > other.ms ? one : other));
  return { actions: overheads.length, overhead: figuresOf(overheads.map(({ ms }) => ms)), dearest };
}

/** Undefined where a repetition does something else than the first call. */
async function overheadOf(activity: ToolActivity, input: unknown): Promise<number | undefined> {
  const call = () => activity(input, { idempotencyKey: 'case-1/step-1' });
  // Signs in, too.
  await call().catch(() => undefined);
  const sent = await sentBy(call);
  if (sent === undefined || sent.length === 0) return undefined;
  const samples: { call: number[]; bare: number[] } = { call: [], bare: [] };
  const ways = {
    call,
    bare: async () => {
      for (const [url, init] of sent) await (await fetch(url, init)).arrayBuffer();
    },
  };
  for (let turn = 0; turn < RUNS + WARM_UP; turn += 1) {
    for (const way of turn % 2 === 0 ? (['call', 'bare'] as const) : (['bare', 'call'] as const)) {
      const took = await timed(ways[way]).catch(() => undefined);
      if (took === undefined) return undefined;
      if (turn >= WARM_UP) samples[way].push(took);
    }
  }
  return round(figuresOf(samples.call).median - figuresOf(samples.bare).median);
}

/** The requests of a call, so that they can be sent again; undefined where it fails. */
async function sentBy(call: () => Promise<unknown>): Promise<readonly Sent[] | undefined> {
  const sent: Sent[] = [];
  const { fetch: real } = globalThis;
  globalThis.fetch = async (url, init) => {
    // The time limit of the call is not that of its repetitions.
    sent.push([url, { ...init, signal: null }]);
    return await real(url, init);
  };
  try {
    await call();
    return sent;
  } catch {
    return undefined;
  } finally {
    globalThis.fetch = real;
  }
}
