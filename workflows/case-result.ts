import { ApplicationFailure } from '@temporalio/workflow';
import type { State, Variables } from '../engine/kernel/index.ts';
import { CASE_FAILED, type Asked, type CaseResult } from './contract.ts';

/** What a case that has ended gives; throws CASE_FAILED where it ended with a BPMN error. `asked`: of a called case in a rehearsal. */
export function resultOf(state: State, variables: Variables, asked: Asked | undefined): CaseResult {
  const { status, ending = { code: '', message: '' } } = state;
  if (status === 'failed') {
    throw ApplicationFailure.create({
      type: CASE_FAILED,
      message: `the case ended with the error ${ending.code}: ${ending.message}`,
      nonRetryable: true,
      details: [ending],
    });
  }
  return {
    status: status === 'running' ? 'completed' : status,
    variables,
    ...(ending.code === 'CANCELLED' ? { cancelled: true } : {}),
    ...(asked === undefined ? {} : { asked }),
  };
}
