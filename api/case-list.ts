import type { Client } from '@temporalio/client';
import { z } from 'zod';
import {
  openIncident,
  openTask,
  type CaseStatus,
  type OpenIncidentView,
  type OpenTaskView,
} from './case-views.ts';
import { decodeFields } from './payloads.ts';
import { Problem } from './problems.ts';
import { callServer } from './temporal-calls.ts';

/** A case as Temporal's visibility knows it: no worker is asked. */
export interface CaseRecord {
  readonly caseId: string;
  readonly runId: string;
  readonly process: string;
  readonly status: CaseStatus;
  readonly started: Date;
  readonly ended?: Date;
  /** Hash of its model; empty where the workflow is none of ours. */
  readonly model: string;
  readonly startedBy?: string;
  readonly tasks: readonly OpenTaskView[];
  readonly incidents: readonly OpenIncidentView[];
  /** Values of the contract's search attributes. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface CasePage {
  readonly cases: readonly CaseRecord[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

export interface PageOptions {
  readonly limit: number;
  readonly after?: string | undefined;
}

type Execution = NonNullable<
  Awaited<ReturnType<Client['workflowService']['listWorkflowExecutions']>>['executions']
>[number];

const PAGE_TOKEN = /^[A-Za-z0-9_-]+$/;

/** Lists cases by a visibility query, newest first. */
export async function listCases(
  client: Client,
  query: string,
  { limit, after }: PageOptions,
): Promise<CasePage> {
  if (after !== undefined && !PAGE_TOKEN.test(after)) throw unknownPage();
  const { executions, nextPageToken } = await callServer(client, () =>
    client.workflowService.listWorkflowExecutions({
      namespace: client.options.namespace,
      query,
      pageSize: limit,
      ...(after === undefined ? {} : { nextPageToken: Buffer.from(after, 'base64url') }),
    }),
  );
  const cases = await Promise.all((executions ?? []).map((execution) => readExecution(client, execution)));
  if (nextPageToken === null || nextPageToken === undefined || nextPageToken.length === 0) return { cases };
  return { cases, next: Buffer.from(nextPageToken).toString('base64url') };
}

/** Finds one case, ended ones too; CASE_UNKNOWN when there is none. */
export async function findCase(client: Client, caseId: string): Promise<CaseRecord> {
  const { workflowExecutionInfo } = await callServer(client, async () => {
    const { raw } = await client.workflow.getHandle(caseId).describe();
    return raw;
  });
  if (!workflowExecutionInfo) throw new Problem('CASE_UNKNOWN');
  return await readExecution(client, workflowExecutionInfo);
}

function unknownPage(): Problem {
  return new Problem('REQUEST_INVALID', {
    errors: [{ pointer: '/query/after', detail: 'Not the `next` of a page before.' }],
  });
}

const memo = z.object({
  model: z.string().catch(''),
  by: z.string().optional().catch(undefined),
  tasks: z.array(openTask).catch([]),
  incidents: z.array(openIncident).catch([]),
});

async function readExecution(client: Client, execution: Execution): Promise<CaseRecord> {
  const ended = dateOf(execution.closeTime);
  const { by, model, ...open } = memo.parse(await decodeFields(client, execution.memo?.fields));
  const status = statuses[Number(execution.status)] ?? 'running';
  return {
    caseId: execution.execution?.workflowId ?? '',
    runId: execution.execution?.runId ?? '',
    process: execution.type?.name ?? '',
    status,
    started: dateOf(execution.startTime) ?? new Date(0),
    ...(ended === undefined ? {} : { ended }),
    model,
    // The memo of an ended case still says what was open when it ended.
    ...(status === 'running' ? open : { tasks: [], incidents: [] }),
    ...(by === undefined ? {} : { startedBy: by }),
    attributes: await decodeFields(client, execution.searchAttributes?.indexedFields),
  };
}

/** temporal.api.enums.v1.WorkflowExecutionStatus; a case that continued as new runs on. */
const statuses: Readonly<Record<number, CaseRecord['status']>> = {
  1: 'running',
  2: 'completed',
  3: 'failed',
  4: 'cancelled',
  5: 'terminated',
  6: 'running',
  7: 'failed',
};

type Timestamp = { readonly seconds?: unknown; readonly nanos?: number | null } | null | undefined;

function dateOf(time: Timestamp): Date | undefined {
  if (!time) return undefined;
  return new Date(Number(time.seconds ?? 0) * 1000 + Math.floor((time.nanos ?? 0) / 1e6));
}
