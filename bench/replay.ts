import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from '@temporalio/worker';
import { historyFromJson } from '../audit/history/proto-json.ts';
import type { RecordedRun } from '../audit/history/recorded-run.ts';
import { proveRuns } from '../audit/replay.ts';
import { readHistoryFile } from '../audit/sources.ts';
import { workflowBundle } from '../worker/workflow-bundle.ts';
import { figuresOf, round, timed } from './statistics.ts';

/** Each recorded history so many times in a row: the replay worker's start must not count. */
const COPIES = 10;
const ROUNDS = 7;

/** Replay through the audit path against the SDK's own runReplayHistories, turn and turn about; milliseconds for a history. */
export async function benchReplay(): Promise<unknown> {
  const recorded = recordedRuns();
  const runs = Array.from({ length: COPIES }, () => recorded).flat();
  const bundle = await workflowBundle('processes');
  const samples: { audit: number[]; sdk: number[] } = { audit: [], sdk: [] };
  const rivals = {
    audit: async () => {
      for await (const verdict of proveRuns(runs, bundle))
        if (verdict.findings.length > 0) throw new Error(verdict.caseId);
    },
    sdk: async () => {
      const histories = runs.map(({ caseId, history }) => ({
        workflowId: caseId,
        history: historyFromJson(history),
      }));
      for await (const { error } of Worker.runReplayHistories({ workflowBundle: bundle, sinks }, histories)) {
        if (error !== undefined) throw error;
      }
    },
  };
  for (let turn = 0; turn <= ROUNDS; turn += 1) {
    for (const who of turn % 2 === 0 ? (['audit', 'sdk'] as const) : (['sdk', 'audit'] as const)) {
      const took = await timed(rivals[who]);
      if (turn > 0) samples[who].push(took / runs.length);
    }
  }
  const audit = figuresOf(samples.audit);
  const sdk = figuresOf(samples.sdk);
  return { audit, sdk, speedOfSdk: round(sdk.median / audit.median) };
}

const sinks = { path: { entry: { fn: () => undefined, callDuringReplay: false } } };

function recordedRuns(): readonly RecordedRun[] {
  const definitions = fileURLToPath(new URL('../definitions', import.meta.url));
  return readdirSync(definitions, { recursive: true, encoding: 'utf8' })
    .filter((file) => /histories\/.*\.json$/.test(file))
    .flatMap((file) => readHistoryFile(join(definitions, file)).record.runs);
}
