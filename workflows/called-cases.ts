import {
  ApplicationFailure,
  CancellationScope,
  ParentClosePolicy,
  getExternalWorkflowHandle,
  startChild,
  workflowInfo,
} from '@temporalio/workflow';
import { calledCaseId, tooDeep } from '../engine/model/called-case.ts';
import type { ChildCall, Variables } from '../engine/kernel/index.ts';
import type { CaseInput, CaseResult, CaseView, Rehearsed } from './contract.ts';

type Called = CaseView['children'][number];

/** The cases that this one has called and that have not ended. */
export class CalledCases {
  readonly #open = new Map<number, Called>();

  get open(): readonly Called[] {
    return [...this.#open.values()];
  }

  /** The instance that called a case. */
  callerOf(caseId: string): number | undefined {
    for (const [instance, called] of this.#open) if (called.caseId === caseId) return instance;
    return undefined;
  }

  /** A case is about to be called: its id. */
  begin(instance: number, element: string): string {
    const caseId = calledCaseId(workflowInfo().workflowId, element, instance);
    this.#open.set(instance, { element, caseId });
    return caseId;
  }

  ended(instance: number): void {
    this.#open.delete(instance);
  }
}

/** What a called case begins with. */
export function inputOfCalled(
  child: ChildCall,
  model: string,
  { by, inline }: CaseInput,
  rehearsal: Rehearsed | undefined,
): CaseInput {
  const { variables, caughtByCaller, escalationsCaught } = child;
  return {
    model,
    variables,
    caughtByCaller,
    ...(escalationsCaught === undefined ? {} : { escalationsCaught }),
    ...(by === undefined ? {} : { by }),
    ...(inline === undefined ? {} : { inline }),
    ...(rehearsal === undefined ? {} : { rehearsal }),
  };
}

/**
 * Calls a process as a case of its own and waits for its end, also when it is withdrawn: then it is cancelled by its id. The SDK
 * would cancel the run that it began with, which does not reach one that has continued as new (github.com/temporalio/features/issues/503).
 */
export async function callCase(
  process: string,
  caseId: string,
  input: CaseInput,
  summary: string,
): Promise<CaseResult> {
  const incident = tooDeep(caseId);
  if (incident !== undefined) {
    const { code, message } = incident;
    throw ApplicationFailure.create({ type: code, message, nonRetryable: true });
  }
  const withdrawn = CancellationScope.current().cancelRequested;
  return await CancellationScope.nonCancellable(async () => {
    const starting = startChild<(input: CaseInput) => Promise<CaseResult>>(process, {
      workflowId: caseId,
      args: [input],
      parentClosePolicy: ParentClosePolicy.REQUEST_CANCEL,
      memo: { model: input.model },
      staticSummary: summary,
    });
    withdrawn.catch(() => starting.then(() => getExternalWorkflowHandle(caseId).cancel()).catch(ended));
    return await (await starting).result();
  });
}

/** A case that has ended cannot be cancelled, nor one that could not begin. */
function ended(): void {
  // Its result, or its failure, says so.
}

/**
 * What a called case gives to its caller; one that was terminated gives nothing, nor does one that was cancelled because its caller
 * withdrew it. Asked in the scope of the call.
 */
export function variablesOfCalled(caseId: string, { status, cancelled, variables }: CaseResult): Variables {
  const withdrawn = cancelled === true && CancellationScope.current().consideredCancelled;
  if (status === 'completed' && !withdrawn) return variables;
  throw ApplicationFailure.create({
    type: 'CASE_TERMINATED',
    message: `the called case ${caseId} was cancelled; retry to call it again, or resolve with its result`,
  });
}
