import type { LawOf, Policy, Separation } from '../../definitions/policy.ts';
import type { Expression } from '../../engine/feel/tree.ts';
import type { ElementOf, Model } from '../../engine/model.ts';
import { references } from '../feel/index.ts';
import type { Breach } from './breach.ts';
import { writtenBy } from './known.ts';
import type { Proof } from './prove.ts';

type DifferentPeople = Policy & LawOf<'differentPeople'>;
type UserTask = ElementOf<'userTask'>;

/** Each task keeps away whom the policy names: the engine and the API refuse them at run time by what the task excludes. */
export function checkPeople(policy: DifferentPeople, proof: Proof): readonly Breach[] {
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
  const excluded = task.excluded?.kind === 'list' ? task.excluded.items.flatMap(pathOf) : [];
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

/** Where an output keeps the person who answered: `by`, or `claims.by` for `{by: completedBy}`. */
function personsIn(source: Expression, target: string): readonly string[] {
  if (source.kind === 'context')
    return source.entries.flatMap(({ name, value }) => personsIn(value, `${target}.${name}`));
  return pathOf(source).includes('completedBy') ? [target] : [];
}

function pathOf(expression: Expression): readonly string[] {
  if (expression.kind !== 'name' && expression.kind !== 'path') return [];
  return references(expression).map(({ name, path }) => [name, ...path].join('.'));
}
