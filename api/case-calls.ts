import type { Client } from '@temporalio/client';
import { queries, updates, type CasePath, type CaseView, type TaskData } from '../workflows/contract.ts';
import type {
  ActivateElements,
  CancelCase,
  CompleteTask,
  ResolveIncident,
  RetryIncident,
  SendMessage,
  SendSignal,
} from '../workflows/contract.ts';
import { Problem } from './problems.ts';
import { callCase } from './temporal-calls.ts';

/** Arguments of the Updates of a case. */
interface UpdateArguments {
  complete: CompleteTask;
  message: SendMessage;
  signal: SendSignal;
  retry: RetryIncident;
  resolve: ResolveIncident;
  activate: ActivateElements;
  cancel: CancelCase;
}

/** Sends an Update and waits until the case has dealt with it. `updateId`: the same id is done once, however often it is sent. */
export async function updateCase<Name extends keyof UpdateArguments>(
  client: Client,
  caseId: string,
  {
    update,
    argument,
    updateId,
  }: { readonly update: Name; readonly argument: UpdateArguments[Name]; readonly updateId: string },
): Promise<void> {
  await callCase(client, () =>
    client.workflow
      .getHandle(caseId)
      .executeUpdate<void, [UpdateArguments[Name]]>(updates[update], { args: [argument], updateId }),
  );
}

/** Whether a case has dealt with an Update of this id; waits for its end. Nothing is sent that the case could take for a new one. */
export async function wasUpdated(client: Client, caseId: string, updateId: string): Promise<boolean> {
  try {
    await callCase(client, () => client.workflow.getHandle(caseId).getUpdateHandle(updateId).result());
    return true;
  } catch (error) {
    if (error instanceof Problem && (error.code === 'CASE_UNKNOWN' || error.code === 'CASE_ENDED'))
      return false;
    throw error;
  }
}

/** Asks a case how it stands. */
export async function showCase(client: Client, caseId: string): Promise<CaseView> {
  return await callCase(client, () => client.workflow.getHandle(caseId).query<CaseView>(queries.show));
}

/** Asks a case for one open task and the data that its form shows; TASK_UNKNOWN when it is not open. */
export async function showTask(client: Client, caseId: string, task: number): Promise<NonNullable<TaskData>> {
  const data = await callCase(client, () =>
    client.workflow.getHandle(caseId).query<TaskData, [number]>(queries.task, task),
  );
  if (data === null) throw new Problem('TASK_UNKNOWN');
  return data;
}

/** Asks one run of a case for its path. */
export async function pathOfRun(client: Client, caseId: string, runId: string): Promise<CasePath> {
  return await callCase(client, () => client.workflow.getHandle(caseId, runId).query<CasePath>(queries.path));
}
