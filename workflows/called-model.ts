import { ApplicationFailure } from '@temporalio/common';
import type { ChildCall } from '../engine/kernel/index.ts';
import type { CaseInput } from './contract.ts';
import type { Registry } from './registry.ts';

/** Model hash of files that are not among the released definitions: their models travel in the input. */
export const INLINE = 'inline';

/** What a case calls another process from: its own process, and what it runs on. */
export interface Caller {
  readonly process: string;
  readonly input: Pick<CaseInput, 'model' | 'inline'>;
}

/**
 * Hash of the model that a called process runs on: the newest, the one that was released together with the caller's, or the one
 * with a version tag. Throws PROCESS_UNKNOWN.
 */
export function calledModel(
  registry: Registry,
  { process, input }: Caller,
  called: string,
  binding: ChildCall['binding'],
): string {
  const inline = input.inline?.[called];
  if (inline !== undefined) {
    if (typeof binding !== 'string' && binding.versionTag !== inline.versionTag)
      throw unknownVersion(called, binding.versionTag);
    return INLINE;
  }
  const registered = registry.get(called);
  if (registered === undefined) throw unknown(`this worker has no process ${called}`);
  if (binding === 'latest') return registered.latest;
  if (binding === 'deployment') {
    return registry.get(process)?.deployments?.[input.model]?.[called] ?? registered.latest;
  }
  const tagged = Object.entries(registered.models).find(
    ([, model]) => model.versionTag === binding.versionTag,
  );
  if (tagged === undefined) throw unknownVersion(called, binding.versionTag);
  return tagged[0];
}

function unknownVersion(process: string, tag: string): ApplicationFailure {
  return unknown(`${process} has no version tagged ${tag}`);
}

/** An incident of the step that calls: it waits until a worker knows the process, and an engineer tries again. */
function unknown(message: string): ApplicationFailure {
  return ApplicationFailure.create({ type: 'PROCESS_UNKNOWN', message, nonRetryable: true });
}
