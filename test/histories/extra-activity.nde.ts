import { proxyActivities } from '@temporalio/workflow';
import { caseWorkflow } from '../../workflows/case-workflow.ts';
import type { CaseInput, CaseResult } from '../../workflows/contract.ts';
import { registered } from '../../workflows/registered.ts';

const play = caseWorkflow(registered);
const { extra } = proxyActivities<{ extra(): Promise<void> }>({ startToCloseTimeout: '1 minute' });

/** Broken on purpose: every case calls one activity more than its history holds. The suite has to reject it, or it proves nothing. */
export default async function broken(input: CaseInput): Promise<CaseResult> {
  void extra().catch(() => undefined);
  return await play(input);
}
