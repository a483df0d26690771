import {
  ActivityFailure,
  ApplicationFailure,
  CancelledFailure,
  ChildWorkflowFailure,
  TimeoutFailure,
  isCancellation,
} from '@temporalio/workflow';
import type { BpmnError, Incident } from '../engine/kernel/index.ts';
import { CASE_FAILED, type CaseFailure, type RejectionCode } from './contract.ts';

/** What a failed activity or called case means for the step that waited for it. */
export type StepFailure =
  /** Its scope was cancelled because the step is no longer wanted: nobody is interested. */
  | { readonly as: 'withdrawn' }
  | { readonly as: 'error'; readonly error: BpmnError }
  | { readonly as: 'incident'; readonly incident: Incident };

/** `businessErrors`: codes that the step wants as BPMN errors rather than incidents. */
export function readFailure(
  failure: unknown,
  withdrawn: boolean,
  businessErrors: readonly string[],
): StepFailure {
  if (withdrawn && isCancellation(failure)) return { as: 'withdrawn' };
  const cause =
    failure instanceof ActivityFailure || failure instanceof ChildWorkflowFailure ? failure.cause : failure;
  if (cause instanceof ApplicationFailure) {
    const code = cause.type ?? 'UNEXPECTED';
    const caseFailure =
      code === CASE_FAILED || code === BPMN_ERROR
        ? (cause.details?.[0] as CaseFailure | undefined)
        : undefined;
    if (caseFailure !== undefined) return { as: 'error', error: caseFailure };
    return businessErrors.includes(code)
      ? { as: 'error', error: { code, message: cause.message } }
      : incident(code, cause.message);
  }
  if (cause instanceof TimeoutFailure) {
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

function incident(code: string, message: string): StepFailure {
  return { as: 'incident', incident: { code, message } };
}

/** Type of the failure by which an activity throws a BPMN error; its first detail is the error. */
export const BPMN_ERROR = 'BPMN_ERROR';

/** Rejects an Update before it is written to the history. */
export function rejection(code: RejectionCode, message: string): ApplicationFailure {
  return ApplicationFailure.create({ type: code, message, nonRetryable: true });
}
