import {
  isGrpcServiceError,
  QueryNotRegisteredError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure, NamespaceNotFoundError } from '@temporalio/common';
import type { RejectionCode } from '../workflows/contract.ts';
import { Problem, type ProblemCode } from './problems.ts';

/** https://grpc.io/docs/guides/status-codes */
const grpc = {
  cancelled: 1,
  unknown: 2,
  deadlineExceeded: 4,
  notFound: 5,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  unavailable: 14,
} as const;

/** What the server says of an Update that it had taken when the case ended (temporal, service/history/workflow/update). */
const ENDED_MEANWHILE = 'AcceptedUpdateCompletedWorkflow';

/** What the server says where a worker took the Update and went away, or answered without it: nothing was done. */
const UNPROCESSED = 'UnprocessedUpdate';

const SERVER_DEADLINE_MS = 5_000;
const CASE_DEADLINE_MS = 10_000;
const PROBE_DEADLINE_MS = 2_000;

/** Calls the Temporal server; what it refuses becomes a problem. */
export async function callServer<Result>(client: Client, call: () => Promise<Result>): Promise<Result> {
  return await bounded(client, call, SERVER_DEADLINE_MS, 'TEMPORAL_UNAVAILABLE');
}

/** Calls a case, which only a worker can answer for; what its validators refuse becomes a problem. */
export async function callCase<Result>(client: Client, call: () => Promise<Result>): Promise<Result> {
  try {
    return await bounded(client, call, CASE_DEADLINE_MS, 'WORKER_NOT_ANSWERING');
  } catch (error) {
    // Without a server the call waits for one until its time is over, too.
    if (error instanceof Problem && error.code === 'WORKER_NOT_ANSWERING') await probeServer(client);
    throw error;
  }
}

/** TEMPORAL_UNAVAILABLE when the server itself does not answer. */
async function probeServer(client: Client): Promise<void> {
  const ask = () => client.workflowService.getSystemInfo({});
  await bounded(client, ask, PROBE_DEADLINE_MS, 'TEMPORAL_UNAVAILABLE');
}

async function bounded<Result>(
  client: Client,
  call: () => Promise<Result>,
  ms: number,
  late: ProblemCode,
): Promise<Result> {
  try {
    return await client.connection.withDeadline(Date.now() + ms, call);
  } catch (error) {
    throw problemFor(error, late);
  }
}

function problemFor(error: unknown, late: ProblemCode): unknown {
  if (error instanceof WorkflowNotFoundError) {
    return new Problem(error.message.includes('already completed') ? 'CASE_ENDED' : 'CASE_UNKNOWN');
  }
  // Every case answers the queries of the contract; another workflow is none of ours.
  if (error instanceof QueryNotRegisteredError) return new Problem('CASE_UNKNOWN');
  if (error instanceof WorkflowUpdateFailedError) return rejectionOf(error.cause) ?? error;
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return new Problem(late);
  if (error instanceof NamespaceNotFoundError) {
    return new Problem('TEMPORAL_UNAVAILABLE', { detail: `Temporal has no namespace ${error.namespace}` });
  }
  switch (grpcCodeOf(error)) {
    case grpc.notFound:
      return new Problem('CASE_UNKNOWN');
    // The SDK has tried again for as long as there was time: the server is overloaded, or on its way up or down.
    case grpc.unknown:
    case grpc.resourceExhausted:
    case grpc.aborted:
    case grpc.unavailable:
      return new Problem('TEMPORAL_UNAVAILABLE');
    case grpc.cancelled:
    case grpc.deadlineExceeded:
    case grpc.failedPrecondition:
      return new Problem(late);
    default:
      return error;
  }
}

/** The SDK wraps the error of the call in a `ServiceError` of its own. */
function grpcCodeOf(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return Number(error.code);
  return error instanceof Error && error.cause !== undefined ? grpcCodeOf(error.cause) : undefined;
}

const rejections: readonly string[] = [
  'CASE_ENDED',
  'TASK_NOT_OPEN',
  'TASK_ROLE_MISSING',
  'TASK_PERSON_EXCLUDED',
  'TASK_RESULT_INVALID',
  'MESSAGE_NOT_EXPECTED',
  'SIGNAL_NOT_EXPECTED',
  'INCIDENT_NOT_OPEN',
  'AD_HOC_NOT_OPEN',
  'AD_HOC_ELEMENT_UNKNOWN',
] satisfies readonly (RejectionCode & ProblemCode)[];

function rejectionOf(cause: Error | undefined): Problem | undefined {
  if (!(cause instanceof ApplicationFailure)) return undefined;
  if (cause.type === ENDED_MEANWHILE) return new Problem('CASE_ENDED');
  if (cause.type === UNPROCESSED) return new Problem('WORKER_NOT_ANSWERING');
  return isRejection(cause.type) ? new Problem(cause.type, { detail: cause.message }) : undefined;
}

function isRejection(type: unknown): type is RejectionCode & ProblemCode {
  return typeof type === 'string' && rejections.includes(type);
}
