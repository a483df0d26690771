import { isGrpcServiceError, type Client } from '@temporalio/client';
import { setTimeout as pause } from 'node:timers/promises';

/** How a case stands on the server. */
export interface Standing {
  readonly caseId: string;
  readonly process: string;
  readonly status: string;
  /** Waits for nothing but time or people. */
  readonly still: boolean;
  /** By its own clock, which time skipping moves; epoch milliseconds. */
  readonly now: number;
  readonly called: readonly Standing[];
}

/** https://grpc.io/docs/guides/status-codes: cancelled, deadline exceeded, resource exhausted, internal, unavailable */
const DOWN = [1, 4, 8, 13, 14];
const LOOK_AGAIN = 200;
const PATIENCE = 120_000;

/** A case and those that it called and that are open. Undefined where it is not there (yet). */
export async function standingOf(client: Client, caseId: string): Promise<Standing | undefined> {
  const description = await whileDown(() => client.workflow.getHandle(caseId).describe());
  if (description === undefined) return undefined;
  const { raw, status, type } = description;
  const children = status.name === 'RUNNING' ? (raw.pendingChildren ?? []) : [];
  const called = await Promise.all(children.map(({ workflowId }) => standingOf(client, workflowId ?? '')));
  const { seconds } = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime ?? {};
  return {
    caseId,
    process: type,
    status: status.name,
    still:
      status.name === 'RUNNING' &&
      raw.pendingWorkflowTask == null &&
      (raw.pendingActivities ?? []).length === 0 &&
      children.length === 0,
    now: seconds == null ? Date.now() : Number(seconds) * 1000,
    called: called.filter((child) => child !== undefined),
  };
}

/** A case and all that it called, as one list. */
export function flat(standing: Standing): readonly Standing[] {
  return [standing, ...standing.called.flatMap(flat)];
}

/** Asks again while the server is down; undefined when it says that there is no such thing. */
async function whileDown<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Error && error.name === 'WorkflowNotFoundError') return undefined;
      if (!isDown(error) || Date.now() > until) throw error;
      await pause(LOOK_AGAIN);
    }
  }
}

export function isDown(error: unknown): boolean {
  if (isGrpcServiceError(error) && DOWN.includes(Number(error.code))) return true;
  return error instanceof Error && error.cause !== undefined && isDown(error.cause);
}
