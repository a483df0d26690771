import type { Model } from '../engine/model.ts';
import { jobsOf } from '../engine/model/jobs.ts';
import type { ActionDescriptor } from '../workflows/activity-options.ts';
import type { Registry } from '../workflows/registry.ts';

type Actions = Readonly<Record<string, ActionDescriptor>>;

/**
 * What cases of these processes can call: the actions that a released model or a step bound in code names. Where a diagram computes a
 * job type it can be any.
 */
export function usedActions(registry: Registry, all: Actions): Actions {
  const named = new Set<string>();
  for (const { models, steps } of registry.values()) {
    for (const { action } of Object.values(steps)) named.add(action);
    for (const { type } of Object.values(models).flatMap(jobsIn)) {
      if (type.kind !== 'string') return all;
      named.add(type.value);
    }
  }
  return Object.fromEntries(Object.entries(all).filter(([id]) => named.has(id)));
}

const jobsIn = ({ elements }: Model) => Object.values(elements).flatMap(jobsOf);
