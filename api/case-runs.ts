import type { Client } from '@temporalio/client';
import { decodePayload } from './payloads.ts';
import { callServer } from './temporal-calls.ts';

/** How a run of a case began. */
export interface RunBeginning {
  readonly runId: string;
  /** The run that this one continued as new. */
  readonly before?: string;
  /** The run that the case began with. */
  readonly first: string;
  /** The case's input, as it was handed to Temporal. */
  readonly input: unknown;
}

/** Reads the first event of a run: of the newest one where none is named. */
export async function beginningOf(client: Client, caseId: string, runId?: string): Promise<RunBeginning> {
  const { history } = await callServer(client, () =>
    client.workflowService.getWorkflowExecutionHistory({
      namespace: client.options.namespace,
      execution: { workflowId: caseId, ...(runId === undefined ? {} : { runId }) },
      maximumPageSize: 1,
    }),
  );
  const started = history?.events?.[0]?.workflowExecutionStartedEventAttributes;
  const payload = started?.input?.payloads?.[0];
  const before = started?.continuedExecutionRunId;
  return {
    runId: started?.originalExecutionRunId ?? '',
    ...(before ? { before } : {}),
    first: started?.firstExecutionRunId ?? '',
    input: payload ? await decodePayload(client, payload) : undefined,
  };
}

/** The runs of a case, oldest first: one, and one more for each time it continued as new. */
export async function runsOf(client: Client, caseId: string): Promise<readonly string[]> {
  const runs: string[] = [];
  let run = await beginningOf(client, caseId);
  for (;;) {
    runs.unshift(run.runId);
    if (run.before === undefined) return runs;
    run = await beginningOf(client, caseId, run.before);
  }
}
