import { isGrpcServiceError, type Client } from '@temporalio/client';
import { AuditError } from '../errors.ts';
import { historyToJson } from './proto-json.ts';
import { firstRunOf, readCase, type CaseRecord } from './read-case.ts';
import { runOf, type RecordedRun } from './recorded-run.ts';

/** grpc-js: status.NOT_FOUND. */
const NOT_FOUND = 5;

/** Reads a case with all its runs and called cases from a server; AUDIT_CASE_UNKNOWN when there is none of that id. */
export async function caseFromServer(client: Client, caseId: string): Promise<CaseRecord> {
  const latest = await fetchRun(client, caseId);
  if (latest === undefined) {
    throw new AuditError(
      'AUDIT_CASE_UNKNOWN',
      `there is no case ${caseId}`,
      'check the id (maschinenraum list) and which Temporal you are connected to (TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE)',
    );
  }
  const read = async (id: string, runId: string): Promise<RecordedRun | undefined> =>
    id === caseId && runId === latest.runId ? latest : await fetchRun(client, id, runId);
  return await readCase(read, caseId, firstRunOf(latest));
}

/** One run of a case: the newest where none is named. Undefined when the server does not have it. */
async function fetchRun(client: Client, caseId: string, runId?: string): Promise<RecordedRun | undefined> {
  try {
    const history = await client.workflow.getHandle(caseId, runId).fetchHistory();
    return runOf(historyToJson(history), `the history of ${caseId}`);
  } catch (error) {
    if (isGrpcServiceError(error) && Number(error.code) === NOT_FOUND) return undefined;
    throw error;
  }
}
