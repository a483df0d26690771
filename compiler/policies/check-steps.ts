import type { Demand, LawOf, Policy } from '../../definitions/policy.ts';
import type { Element, Model } from '../../engine/model.ts';
import { does } from './answers.ts';
import type { Breach } from './breach.ts';
import { dataInWords, stepInWords } from './facts.ts';
import { isStep } from './steps.ts';
import { writesOf } from './writes.ts';

type EveryStep = Policy & LawOf<'everyStep'>;

/** Steps that do something else with data than the policy demands of each of their kind. */
export function checkSteps(policy: EveryStep, models: readonly Model[]): readonly Breach[] {
  return models.flatMap((model) =>
    Object.values(model.elements).flatMap((element) =>
      policy.does
        .filter((demand) => isBroken(demand, element, model))
        .map((demand): Breach => ({
          code: policy.code,
          process: model.id,
          element: element.id,
          message:
            'keeps' in demand
              ? `it writes ${demand.keeps}, which nothing may write but as it came`
              : `here is not certain that ${stepInWords(demand.step)} is done${dataInWords(demand)}`,
          hint: `${policy.rule} Write it so, or add an exception with a reason and an end date to the policy.`,
          exceptions: policy.exceptions ?? [],
        })),
    ),
  );
}

function isBroken(demand: Demand, element: Element, model: Model): boolean {
  if ('step' in demand) return isStep(element, demand.step, model) && !does(element, demand);
  if (demand.process !== model.id) return false;
  const writes = writesOf(element);
  const value = writes.get(demand.keeps);
  return writes.has(demand.keeps) && !(value?.kind === 'name' && value.name === demand.keeps);
}
