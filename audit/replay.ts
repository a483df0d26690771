import type { PathEntry } from '../engine/kernel/index.ts';
import type { Finding } from './finding.ts';
import { allRuns, type CaseRecord } from './history/read-case.ts';
import { definitionOf, type RecordedRun } from './history/recorded-run.ts';
import { checkSeams } from './history/seams.ts';
import { checkStructure } from './history/structure.ts';
import { checkContents } from './replay/contents.ts';
import { explainFailure } from './replay/explain.ts';
import { replayRuns, type ReplayedRun, type WorkflowBundle } from './replay/replay-runs.ts';

/** What the replay of one run has shown. */
export interface RunVerdict {
  readonly caseId: string;
  readonly runId: string;
  readonly process: string;
  /** Hash of the model that the history names; of the model in the input where it travels there. */
  readonly model: string;
  readonly events: number;
  /** As far as the replay came. */
  readonly path: readonly PathEntry[];
  /** Nothing: the history is what its definition makes of what happened. */
  readonly findings: readonly Finding[];
}

/** Proves, run by run, that histories are what their definitions make of them; a run with findings does not keep the others from it. */
export async function* proveRuns(
  runs: readonly RecordedRun[],
  bundle?: WorkflowBundle,
): AsyncGenerator<RunVerdict, void> {
  const broken = new Map(runs.map((run) => [run, checkStructure(run)]));
  const whole = runs.filter((run) => broken.get(run) === undefined);
  const replayed = replayRuns(whole, bundle);
  try {
    for (const run of runs) {
      const contradiction = broken.get(run);
      if (contradiction !== undefined) {
        yield verdict(run, [], [contradiction]);
        continue;
      }
      const { value } = await replayed.next();
      yield value === undefined
        ? verdict(run, [], [explainFailure(run, new Error('the replay worker ended too early'))])
        : verdict(run, value.path, findingsOf(value));
    }
  } finally {
    // Ends the replay worker, which would keep the process alive.
    await replayed.return();
  }
}

/** Proves a whole case: each of its runs, each case that it called, and that their histories agree. */
export async function proveCase(
  record: CaseRecord,
  bundle?: WorkflowBundle,
): Promise<{ readonly runs: readonly RunVerdict[]; readonly findings: readonly Finding[] }> {
  const runs: RunVerdict[] = [];
  for await (const run of proveRuns(allRuns(record), bundle)) runs.push(run);
  return { runs, findings: [...runs.flatMap(({ findings }) => findings), ...checkSeams(record)] };
}

function findingsOf({ run, spoken, failure }: ReplayedRun): readonly Finding[] {
  return failure === undefined ? checkContents(run, spoken) : [explainFailure(run, failure)];
}

function verdict(run: RecordedRun, path: readonly PathEntry[], findings: readonly Finding[]): RunVerdict {
  const { caseId, runId, process, history } = run;
  return {
    caseId,
    runId,
    process,
    model: definitionOf(run)?.hash ?? '',
    events: history.events.length,
    path,
    findings,
  };
}
