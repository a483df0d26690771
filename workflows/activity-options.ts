import { ActivityCancellationType, type ActivityOptions } from '@temporalio/common';
import type { JobCall } from '../engine/kernel/index.ts';

/** What a workflow has to know of an action; generated from the connectors as plain data. */
export interface ActionDescriptor {
  readonly id: string;
  /** Task queue that carries the vendor's rate limit. */
  readonly queue: string;
  readonly retrySafety: 'idempotent' | 'keyed' | 'unsafe';
  /** An unsafe action that asks the tool whether it was done before it repeats. */
  readonly looksBefore: boolean;
  /** It ends its waits when it is cancelled, and says whether the tool has its work. */
  readonly stopsWaiting?: true;
  readonly startToCloseMs: number;
  /** The kit heartbeats by itself, so that a dead worker is noticed long before the action's time is over. */
  readonly heartbeatTimeoutMs: number;
}

/** Activity by which a case publishes a message to other cases. */
export const PUBLISH_MESSAGE = 'maschinenraum.publishMessage';

/** Activity by which a case sends a signal to all other cases. */
export const BROADCAST_SIGNAL = 'maschinenraum.broadcastSignal';

/** Attempts before a failing step becomes an incident: with these intervals about nine minutes. The diagram may say otherwise (retries). */
const ATTEMPTS = 10;
/** How long a foreign worker may take for a job that is no action of ours. */
const FOREIGN_JOB_TIME = '1 day';

/** Where and how a job runs as an activity. A job type that is no action runs on the workflow's own queue. */
export function activityOptionsFor(action: ActionDescriptor | undefined, job: JobCall): ActivityOptions {
  const retry = { initialInterval: 1000, backoffCoefficient: 2, maximumInterval: 300_000 };
  // An activity that is no longer wanted may have done its work all the same: the case hears of its end, whatever that is.
  const cancellationType = ActivityCancellationType.WAIT_CANCELLATION_COMPLETED;
  if (action === undefined) {
    return {
      cancellationType,
      startToCloseTimeout: FOREIGN_JOB_TIME,
      retry: { ...retry, maximumAttempts: job.retries ?? ATTEMPTS },
    };
  }
  // Activities run at least once: what can neither be repeated nor asked about gets one attempt.
  const blind = action.retrySafety === 'unsafe' && !action.looksBefore;
  return {
    cancellationType,
    taskQueue: action.queue,
    startToCloseTimeout: action.startToCloseMs,
    heartbeatTimeout: action.heartbeatTimeoutMs,
    retry: { ...retry, maximumAttempts: blind ? 1 : (job.retries ?? ATTEMPTS) },
  };
}
