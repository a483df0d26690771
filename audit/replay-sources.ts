import type { Client } from '@temporalio/client';
import type { Finding } from './finding.ts';
import { allRuns } from './history/read-case.ts';
import { checkSeams } from './history/seams.ts';
import { proveRuns, type RunVerdict } from './replay.ts';
import { readSource, type Source } from './sources.ts';

/** What the replay of cases and files has shown. */
export interface Replayed {
  readonly runs: readonly Omit<RunVerdict, 'path'>[];
  readonly findings: readonly Finding[];
}

/** Proves all runs of cases and files in one replay worker. */
export async function replaySources(
  casesOrFiles: readonly string[],
  connect: () => Promise<Client>,
): Promise<Replayed> {
  const sources: Source[] = [];
  for (const source of casesOrFiles) sources.push(await readSource(source, connect));
  const runs: Omit<RunVerdict, 'path'>[] = [];
  for await (const { path: _, ...run } of proveRuns(sources.flatMap(({ record }) => allRuns(record))))
    runs.push(run);
  const findings = [
    ...sources.flatMap((source) => source.findings),
    ...runs.flatMap((run) => run.findings),
    ...sources.flatMap(({ record }) => checkSeams(record)),
  ];
  return { runs, findings };
}

/** One line for each run. */
export function summariseReplay({ runs }: Replayed): string {
  return runs
    .map(({ caseId, process, model, events, findings }) => {
      const verdict = findings.length === 0 ? 'replays        ' : 'DOES NOT REPLAY';
      return `${verdict}  ${caseId}: ${process}, model ${model.slice(0, 12)}, ${events} events`;
    })
    .join('\n');
}
