import { workflowInfo } from '@temporalio/workflow';
import { actionDescriptors } from '../activities/connectors/actions.gen.ts';
import type { ActionDescriptor } from './activity-options.ts';
import { calledModel } from './called-model.ts';
import type { CaseInput, CaseResult } from './contract.ts';
import type { Registry } from './registry.ts';
import { runProcess, type CaseSetting } from './run-process.ts';

const actions: CaseSetting['actions'] = actionDescriptors satisfies Record<string, ActionDescriptor>;

/** The workflow of every process: the workflow type is the process id. Knows the registered processes. */
export function caseWorkflow(registry: Registry): (input: CaseInput) => Promise<CaseResult> {
  return (input) => runProcess(input, settingFor(workflowInfo().workflowType, input, registry));
}

/** A missing model throws a plain error: that fails the workflow task, not the case, which waits for a worker that has it. */
function settingFor(process: string, input: CaseInput, registry: Registry): CaseSetting {
  const registered = registry.get(process);
  const model = input.inline?.[process] ?? registered?.models[input.model];
  if (model === undefined) {
    throw new Error(
      `MODEL_UNKNOWN: this worker has no model ${input.model} of process ${process}; start one that was built with it`,
    );
  }
  return {
    model,
    steps: input.inline === undefined ? (registered?.steps ?? {}) : {},
    actions,
    calledModel: (called, binding) => calledModel(registry, { process, input }, called, binding),
  };
}
