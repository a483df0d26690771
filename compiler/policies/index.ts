import type { Policy } from '../../definitions/policy.ts';
import type { Model } from '../../engine/model.ts';
import type { Breach } from './breach.ts';
import { checkBefore } from './check-before.ts';
import { checkPeople } from './check-people.ts';
import { checkSteps } from './check-steps.ts';
import { checkTasks } from './check-tasks.ts';
import type { Actions } from './effects.ts';
import { isExcused } from './exceptions.ts';
import { factsOfPolicies } from './facts.ts';
import { prove } from './prove.ts';

/** What policies are proven on. */
export interface Company {
  /** All processes, by id: one may begin another. */
  readonly models: ReadonlyMap<string, Model>;
  readonly actions: Actions;
  /** `YYYY-MM-DD`: exceptions end. */
  readonly today: string;
}

/** Every place in the processes where a policy does not hold and nothing excuses it. */
export function breachesOf(
  policies: readonly Policy[],
  { models, actions, today }: Company,
): readonly Breach[] {
  const onlyCalled = policies.flatMap((policy) => (policy.kind === 'onlyCalled' ? policy.processes : []));
  const proof = prove(models, factsOfPolicies(policies), new Set(onlyCalled));
  return policies
    .flatMap((policy) => {
      switch (policy.kind) {
        case 'before':
          return checkBefore(policy, proof, actions);
        case 'differentPeople':
          return checkPeople(policy, proof);
        case 'everyStep':
          return checkSteps(policy, [...models.values()]);
        case 'everyTask':
          return checkTasks(policy, [...models.values()], actions);
        // Of tools, and of what the compiler and the API refuse anyway, models say nothing.
        case 'everyTool':
        case 'onlyCalled':
        case 'built-in':
          return [];
        default:
          return policy satisfies never;
      }
    })
    .filter((breach) => !isExcused(breach, today));
}
