import type { Control, Evidence, LawOf, Policy, Target } from '../../definitions/policy.ts';
import type { Element, Model } from '../../engine/model.ts';
import { literal } from '../check/scopes.ts';
import type { Breach } from './breach.ts';
import { jobsOf } from '../../engine/model/jobs.ts';
import { effectOf, type Actions } from './effects.ts';
import { inWords } from './facts.ts';
import type { Proof } from './prove.ts';
import { traceWithout, type TraceStep } from './trace.ts';
import { writesOf } from './writes.ts';

type Before = Policy & LawOf<'before'>;

/** Every element that the policy aims at has all its controls on all ways to it. */
export function checkBefore(policy: Before, proof: Proof, actions: Actions): readonly Breach[] {
  const { target, controls } = policy;
  return [...proof.models.values()].flatMap((model) =>
    Object.values(model.elements)
      .filter((element) => isTarget(element, target, model, actions))
      .flatMap((element) => {
        const isUnnamed = 'effects' in target && effectOf(element, actions).includes('unknown');
        return controls.flatMap((control) =>
          breachesOf(policy, control, { model, element, proof, isUnnamed }),
        );
      }),
  );
}

function breachesOf(
  policy: Before,
  { name, evidence, voidedBy }: Control,
  {
    model,
    element,
    proof,
    isUnnamed,
  }: {
    readonly model: Model;
    readonly element: Element;
    readonly proof: Proof;
    readonly isUnnamed: boolean;
  },
): readonly Breach[] {
  const known = proof.certain(model.id)?.before.get(element.id);
  if (known === undefined || known.has(proof.facts.keyOf(evidence))) return [];
  const missing = firstMissing(evidence, (one) => known.has(proof.facts.keyOf(one)));
  const path = traceWithout(proof, proof.facts.keyOf(missing), { process: model.id, element: element.id });
  const voided =
    voidedBy.length === 0
      ? ''
      : `, or ${voidedBy.join(' or ')} is written again behind it, or handed over as something else`;
  const unnamed = isUnnamed ? 'only code says what this step does, so it may do this; ' : '';
  return [
    {
      code: policy.code,
      process: model.id,
      element: element.id,
      message: `${unnamed}${name} is not certain here. Missing: that ${inWords(missing)}${voided}. The way round it: ${inSteps(path, proof)}`,
      hint: `${policy.rule} Lead every way to "${element.name ?? element.id}" through the control, or add an exception with a reason and an end date to the policy.`,
      control: name,
      path,
      exceptions: policy.exceptions ?? [],
    },
  ];
}

/** Of several parts the one that is not there: the way round it explains more than the way round all. */
function firstMissing(evidence: Evidence, isCertain: (evidence: Evidence) => boolean): Evidence {
  if (evidence.kind !== 'all') return evidence;
  const part = evidence.of.find((one) => !isCertain(one));
  return part === undefined ? evidence : firstMissing(part, isCertain);
}

function inSteps(path: readonly TraceStep[], { models }: Proof): string {
  return path
    .filter(({ process, element }) => models.get(process)?.elements[element]?.kind !== 'process')
    .map(({ process, element }, at, all) =>
      at === 0 || all[at - 1]?.process !== process ? `${process}: ${element}` : element,
    )
    .join(' > ');
}

function isTarget(element: Element, target: Target, model: Model, actions: Actions): boolean {
  if (target.process !== undefined && target.process !== model.id) return false;
  if ('effects' in target)
    return effectOf(element, actions).some(
      (one) => one === 'unknown' || target.effects.some((effect) => effect === one),
    );
  if ('actions' in target)
    return jobsOf(element).some(({ type }) => target.actions.includes(literal(type) ?? ''));
  const writes = writesOf(element);
  if (!writes.has(target.writes)) return false;
  const value = writes.get(target.writes);
  return target.value === undefined || value?.kind !== 'string' || value.value === target.value;
}
