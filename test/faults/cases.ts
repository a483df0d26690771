import { workflowInfo } from '@temporalio/workflow';
import { actionDescriptors } from '../../activities/connectors/actions.gen.ts';
import type { Variables } from '../../engine/kernel/index.ts';
import type { ActionDescriptor } from '../../workflows/activity-options.ts';
import type { CaseInput, CaseResult } from '../../workflows/contract.ts';
import { runProcess, type CaseSetting } from '../../workflows/run-process.ts';

/** A dead worker is missed within three seconds instead of ten, or a matrix would take a day. The kit beats every two. */
const HEARTBEAT_TIMEOUT_MS = 3_000;

const actions: CaseSetting['actions'] = Object.fromEntries(
  Object.values<ActionDescriptor>(actionDescriptors).map((action) => [
    action.id,
    { ...action, heartbeatTimeoutMs: HEARTBEAT_TIMEOUT_MS },
  ]),
);

/** Cases that bring their model along, and miss a dead worker sooner. */
export default (input: CaseInput): Promise<CaseResult> => {
  const model = input.inline?.[workflowInfo().workflowType];
  if (model === undefined) throw new Error('the case brings no model');
  const step = { action: model.id, input: ({ request }: Variables) => request };
  return runProcess(input, { model, steps: { step }, actions, calledModel: () => '' });
};
