import {
  ActivityFailure,
  ApplicationFailure,
  CancelledFailure,
  ChildWorkflowFailure,
  TimeoutFailure,
  isCancellation,
} from '@temporalio/workflow';
import type { CancelledWait } from '../activities/kit/stoppable-wait.ts';
import type { Happening } from '../engine/kernel/index.ts';
import { CASE_FAILED, type CaseFailure, type RejectionCode } from './contract.ts';

/** What has to be known of a job or called case to read how it ended. */
export interface OutsideJob {
  /** Codes that the step wants as BPMN errors rather than incidents. */
  readonly businessErrors: readonly string[];
  /** There is one attempt at most. */
  readonly once: boolean;
  /** It ends its waits when it is cancelled. */
  readonly stopsWaiting?: true | undefined;
}

/** A called case: it ends in its own way. */
export const CALLED_CASE: OutsideJob = { businessErrors: [], once: true };

/** What is told of a job or called case that has failed. */
type Told = Extract<Happening, { on: 'error' | 'broken' | 'withdrawn' }>;
type End<One = Told> = One extends Told ? Omit<One, 'at' | 'instance'> : never;

/** What failed work means for the step that waited for it; `withdrawn`: it was withdrawn or hastened before it failed. */
export function endOfFailed(failure: unknown, { businessErrors, once }: OutsideJob, withdrawn: boolean): End {
  const cause =
    failure instanceof ActivityFailure || failure instanceof ChildWorkflowFailure ? failure.cause : failure;
  if (withdrawn && isCancellation(failure)) return ended(isHandedIn(cause) ?? !once);
  if (cause instanceof ApplicationFailure) {
    const code = cause.type ?? 'UNEXPECTED';
    const caseFailure =
      code === CASE_FAILED || code === BPMN_ERROR
        ? (cause.details?.[0] as CaseFailure | undefined)
        : undefined;
    if (caseFailure !== undefined) return { on: 'error', error: caseFailure };
    // Nobody tries it again to find out what it did.
    if (withdrawn && (!cause.nonRetryable || code === 'OUTCOME_UNKNOWN')) return ended(true);
    if (businessErrors.includes(code)) return { on: 'error', error: { code, message: cause.message } };
    return incident(code, cause.message);
  }
  if (cause instanceof TimeoutFailure) {
    if (withdrawn) return ended(true);
    return incident(
      'TIMEOUT',
      'no answer within the time the action has. Next: see that a worker runs and that the tool answers, then retry.',
    );
  }
  if (cause instanceof CancelledFailure) {
    return incident(
      'CANCELLED',
      'it was cancelled from outside. Next: find out who cancelled it, then retry or resolve.',
    );
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return incident('UNEXPECTED', `${message}. Next: read the log of the worker, then retry or resolve.`);
}

/** What a wait that was cancelled says of its work (activities/kit/stoppable-wait.ts); nothing where nobody knows. */
function isHandedIn(cause: unknown): boolean | undefined {
  const [left] = cause instanceof CancelledFailure ? ((cause.details ?? []) as unknown[]) : [];
  return (left as CancelledWait | undefined)?.handedIn;
}

function ended(mayBeDone: boolean): End {
  return { on: 'withdrawn', ...(mayBeDone ? { mayBeDone } : {}) };
}

function incident(code: string, message: string): End {
  return { on: 'broken', incident: { code, message } };
}

/** Type of the failure by which an activity throws a BPMN error; its first detail is the error. */
export const BPMN_ERROR = 'BPMN_ERROR';

/** Rejects an Update before it is written to the history. */
export function rejection(code: RejectionCode, message: string): ApplicationFailure {
  return ApplicationFailure.create({ type: code, message, nonRetryable: true });
}
