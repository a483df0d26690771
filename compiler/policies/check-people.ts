import type { LawOf, Policy, Separation } from '../../definitions/policy.ts';
import type { ElementOf, Model } from '../../engine/model.ts';
import type { Breach } from './breach.ts';
import { misgiven } from './given-people.ts';
import { writtenBy } from './known.ts';
import { pathOf, personsIn } from './persons.ts';
import type { Proof } from './prove.ts';

type DifferentPeople = Policy & LawOf<'differentPeople'>;
type UserTask = ElementOf<'userTask'>;

/** Each task keeps away whom the policy names: the engine and the API refuse them at run time by what the task excludes. */
export function checkPeople(policy: DifferentPeople, proof: Proof): readonly Breach[] {
  return [...separated(policy, proof), ...givenWrongly(policy, proof)];
}

/** A variable that is kept away has to hold a person, whoever gives it. */
function givenWrongly(policy: DifferentPeople, { models }: Proof): readonly Breach[] {
  const places = policy.separations.flatMap(({ process, not }) =>
    not.flatMap((person) =>
      typeof person === 'string'
        ? misgiven(person, process, models).map((place) => ({ ...place, person, kept: process }))
        : [],
    ),
  );
  const once = new Map(places.map((place) => [JSON.stringify(place), place]));
  return [...once.values()].map(({ process, element, person, kept }) => ({
    code: policy.code,
    process,
    element,
    message: `${person}, whom ${kept} keeps away from its tasks, is not certainly a person here`,
    hint: `${policy.rule} Give it startedBy, or a variable that keeps completedBy of a task.`,
    exceptions: policy.exceptions ?? [],
  }));
}

function separated(policy: DifferentPeople, proof: Proof): readonly Breach[] {
  return policy.separations.flatMap((separation) => {
    const model = proof.models.get(separation.process);
    const task = model?.elements[separation.task];
    if (model === undefined) return [];
    const breach = (element: string, message: string, hint: string): Breach => ({
      code: policy.code,
      process: model.id,
      element,
      message,
      hint: `${policy.rule} ${hint}`,
      exceptions: policy.exceptions ?? [],
    });
    if (task?.kind !== 'userTask')
      return [
        breach(
          model.id,
          `the process has no user task "${separation.task}", which decides what somebody else did`,
          'Draw it again, or name the task that does so now in the policy.',
        ),
      ];
    return separation.not
      .filter((person) => !keepsAway(person, task, model, proof))
      .map((person) =>
        breach(
          task.id,
          typeof person === 'string'
            ? `the task does not exclude ${person}`
            : `the task does not certainly exclude whoever answered ${person.task}`,
          typeof person === 'string'
            ? `Add ${person} to the property excludedPeople, as a name in its list.`
            : `Keep completedBy of ${person.task} in a variable, and add that to the property excludedPeople.`,
        ),
      );
  });
}

function keepsAway(
  person: Separation['not'][number],
  { id, task }: UserTask,
  model: Model,
  proof: Proof,
): boolean {
  const excluded = task.excluded?.kind === 'list' ? task.excluded.items.map(pathOf) : [];
  if (typeof person === 'string') return excluded.includes(person);
  const other = model.elements[person.task];
  const known = proof.certain(model.id)?.before.get(id);
  if (other?.kind !== 'userTask' || known === undefined) return false;
  return (other.outputs ?? []).some(
    ({ source, target }) =>
      known.has(writtenBy(target.split('.')[0] ?? target, other.id)) &&
      personsIn(source, target).some((variable) => excluded.includes(variable)),
  );
}
