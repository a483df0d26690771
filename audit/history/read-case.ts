import { AuditError } from '../errors.ts';
import { attributesOf, kindOf, textAt } from './events.ts';
import { startedEvent, type RecordedRun } from './recorded-run.ts';

/** Where runs come from: a server, or a bundle. Undefined when it is not there. */
export type ReadRun = (caseId: string, runId: string) => Promise<RecordedRun | undefined>;

/** A case with all it called: a chain of runs, oldest first, and the called cases in the order of their start. */
export interface CaseRecord {
  readonly caseId: string;
  readonly process: string;
  readonly runs: readonly RecordedRun[];
  readonly called: readonly CaseRecord[];
}

/** Reads a case from its first run on, its continuations and all that it called; AUDIT_RUN_MISSING when one is not to be had. */
export async function readCase(read: ReadRun, caseId: string, firstRunId: string): Promise<CaseRecord> {
  const runs: RecordedRun[] = [];
  const called: CaseRecord[] = [];
  for (let runId: string | undefined = firstRunId; runId !== undefined;) {
    const run: RecordedRun | undefined = await read(caseId, runId);
    if (run === undefined) throw missing(caseId, runId);
    runs.push(run);
    for (const child of calledBy(run)) called.push(await readCase(read, child.caseId, child.runId));
    runId = continuedAs(run);
  }
  const process = runs[0]?.process ?? '';
  return { caseId, process, runs, called };
}

/** All runs of a case and of what it called, oldest first. */
export function allRuns(record: CaseRecord): readonly RecordedRun[] {
  return [...record.runs, ...record.called.flatMap(allRuns)];
}

/** The run that a run continued as. */
export function continuedAs({ history }: RecordedRun): string | undefined {
  const last = history.events.at(-1);
  if (last === undefined || kindOf(last) !== 'WORKFLOW_EXECUTION_CONTINUED_AS_NEW') return undefined;
  return textAt(attributesOf(last), 'newExecutionRunId');
}

/** The run with which the case of a run began. */
export function firstRunOf(run: RecordedRun): string {
  return textAt(attributesOf(startedEvent(run)), 'firstExecutionRunId') ?? run.runId;
}

function calledBy({ history }: RecordedRun): readonly { readonly caseId: string; readonly runId: string }[] {
  return history.events.flatMap((event) => {
    if (kindOf(event) !== 'CHILD_WORKFLOW_EXECUTION_STARTED') return [];
    const { caseId, runId } = {
      caseId: textAt(attributesOf(event), 'workflowExecution.workflowId'),
      runId: textAt(attributesOf(event), 'workflowExecution.runId'),
    };
    return caseId === undefined || runId === undefined ? [] : [{ caseId, runId }];
  });
}

function missing(caseId: string, runId: string): AuditError {
  return new AuditError(
    'AUDIT_RUN_MISSING',
    `run ${runId} of case ${caseId} is not to be had`,
    'the namespace keeps closed cases for its retention period only; audit the bundle that was exported before',
  );
}
