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
    const error = { code, message: cause.message };
    return businessErrors.includes(code) ? { as: 'error', error } : { as: 'incident', incident: error };
  }
  if (cause instanceof TimeoutFailure) {
    return {
      as: 'incident',
      incident: { code: 'TIMEOUT', message: 'no answer within the time the action has' },
    };
  }
  if (cause instanceof CancelledFailure) {
    return { as: 'incident', incident: { code: 'CANCELLED', message: 'it was cancelled from outside' } };
  }
  return {
    as: 'incident',
    incident: { code: 'UNEXPECTED', message: cause instanceof Error ? cause.message : String(cause) },
  };
}

/** Type of the failure by which an activity throws a BPMN error; its first detail is the error. */
export const BPMN_ERROR = 'BPMN_ERROR';

/** Rejects an Update before it is written to the history. */
export function rejection(code: RejectionCode, message: string): ApplicationFailure {
  return ApplicationFailure.create({ type: code, message, nonRetryable: true });
}
