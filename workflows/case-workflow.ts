import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import { actionDescriptors } from '../activities/connectors/actions.gen.ts';
import type { ChildCall } from '../engine/kernel/index.ts';
import type { ActionDescriptor } from './activity-options.ts';
import type { CaseInput, CaseResult } from './contract.ts';
import type { Registry } from './registry.ts';
import { runProcess, type CaseSetting } from './run-process.ts';

/** Model hash of files that are not among the released definitions: their models travel in the input. */
export const INLINE = 'inline';

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
    calledModel(called, binding) {
      const inline = input.inline?.[called];
      if (inline === undefined) return modelOf(registry, called, binding);
      if (typeof binding !== 'string' && binding.versionTag !== inline.versionTag)
        throw unknownVersion(called, binding.versionTag);
      return INLINE;
    },
  };
}

function modelOf(registry: Registry, process: string, binding: ChildCall['binding']): string {
  const registered = registry.get(process);
  if (registered === undefined) throw unknown(`this worker has no process ${process}`);
  if (typeof binding === 'string') return registered.latest;
  const tagged = Object.entries(registered.models).find(
    ([, model]) => model.versionTag === binding.versionTag,
  );
  if (tagged === undefined) throw unknownVersion(process, binding.versionTag);
  return tagged[0];
}

function unknownVersion(process: string, tag: string): ApplicationFailure {
  return unknown(`${process} has no version tagged ${tag}`);
}

/** An incident of the step that calls: it waits until a worker knows the process, and an engineer tries again. */
function unknown(message: string): ApplicationFailure {
  return ApplicationFailure.create({ type: 'PROCESS_UNKNOWN', message, nonRetryable: true });
}
