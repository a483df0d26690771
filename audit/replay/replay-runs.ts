import { Worker, type ReplayWorkerOptions } from '@temporalio/worker';
import type { PathEntry } from '../../engine/kernel/index.ts';
import { workflowBundle, type BundleEntry } from '../../worker/workflow-bundle.ts';
import { historyFromJson, type History } from '../history/proto-json.ts';
import { definitionOf, type RecordedRun } from '../history/recorded-run.ts';
import { Witness, type Spoken } from './witness.ts';

export type WorkflowBundle = NonNullable<ReplayWorkerOptions['workflowBundle']>;

/** What came of the replay of one run. */
export interface ReplayedRun {
  readonly run: RecordedRun;
  /** The path as the kernel tells it again, with the times of the history. */
  readonly path: readonly PathEntry[];
  /** Payloads that the code handed out, in that order. */
  readonly spoken: readonly Spoken[];
  /** Why it does not replay. */
  readonly failure?: Error;
}

/**
 * Replays runs one after the other in one replay worker, which costs what the SDK's own replay of many histories costs. Without a
 * bundle, this installation's.
 */
export async function* replayRuns(
  runs: readonly RecordedRun[],
  bundle?: WorkflowBundle,
): AsyncGenerator<ReplayedRun, void> {
  if (runs.length === 0) return;
  const witness = new Witness();
  let path: PathEntry[] = [];
  const results = Worker.runReplayHistories(
    {
      workflowBundle: bundle ?? (await workflowBundle(bundleFor(runs))),
      dataConverter: { payloadCodecs: [witness] },
      sinks: {
        path: {
          entry: { fn: (_case: unknown, entry: PathEntry) => void path.push(entry), callDuringReplay: true },
        },
      },
    },
    histories(runs),
  );
  let next = 0;
  for await (const { error } of results) {
    const run = runs[next++];
    if (run === undefined) return;
    yield { run, path, spoken: witness.take(), ...(error === undefined ? {} : { failure: error }) };
    path = [];
  }
}

function* histories(runs: readonly RecordedRun[]): Generator<{ workflowId: string; history: History }> {
  for (const { caseId, history } of runs) yield { workflowId: caseId, history: historyFromJson(history) };
}

/** Files from outside bring their models along; all else needs the registered processes. */
function bundleFor(runs: readonly RecordedRun[]): BundleEntry {
  return runs.every((run) => definitionOf(run)?.inline !== undefined) ? 'foreign' : 'processes';
}
