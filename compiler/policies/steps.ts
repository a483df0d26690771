import type { Step } from '../../definitions/policy.ts';
import type { Expression } from '../../engine/feel/tree.ts';
import type { Element, ElementOf, Model } from '../../engine/model.ts';
import { jobOf } from '../../engine/model/jobs.ts';
import { literal } from '../check/scopes.ts';
import { keepsAnswer } from './answers.ts';
import { judgesBy } from './judges.ts';
import { says } from './says.ts';
import { keyOf, written } from './wording.ts';

/** What was found out already: neither models nor policies change, and a watch looks at the same ones again and again. */
const found = new WeakMap<Model, Map<Step, ReadonlySet<string>>>();

/** Whether an element of a model is the step that a policy names. */
export function isStep(element: Element, step: Step, model: Model): boolean {
  const inModel = found.get(model) ?? new Map<Step, ReadonlySet<string>>();
  found.set(model, inModel);
  const ids = inModel.get(step) ?? elementsBeing(step, model);
  inModel.set(step, ids);
  return ids.has(element.id);
}

function elementsBeing(step: Step, model: Model): ReadonlySet<string> {
  const elements = Object.values(model.elements);
  return new Set(elements.filter((element) => isNamed(element, step, model)).map(({ id }) => id));
}

function isNamed(element: Element, step: Step, model: Model): boolean {
  switch (step.by) {
    case 'action':
      return (
        literal(jobOf(element)?.type) === step.id && (step.process === undefined || step.process === model.id)
      );
    case 'task':
      return (
        element.kind === 'userTask' &&
        element.id === step.id &&
        model.id === step.process &&
        isAnsweredBy(step, element.task)
      );
    case 'call':
      return element.kind === 'callActivity' && literal(element.called) === step.process;
    case 'script':
      return (
        element.kind === 'scriptTask' &&
        'expression' in element.script &&
        element.script.resultVariable === step.writes &&
        says(element.script.expression, step.gives) &&
        keepsAnswer(element, { variable: step.writes, paths: [[]] })
      );
    case 'decision':
      return (
        element.kind === 'businessRuleTask' &&
        'decision' in element.rule &&
        literal(element.rule.decision) === step.id &&
        judgesBy(model, step.id, step.judges)
      );
    default:
      return step satisfies never;
  }
}

/** Nobody but the role answers, where there is one: whoever is named beside it needs no role at all. */
function isAnsweredBy(
  { role, assignee: named }: Extract<Step, { readonly by: 'task' }>,
  { candidateGroups, candidateUsers, assignee }: ElementOf<'userTask'>['task'],
): boolean {
  if (role === undefined) return true;
  const isNamed =
    assignee === undefined || (named !== undefined && keyOf(assignee) === keyOf(written(named)));
  return isNamed && candidateUsers === undefined && isOnlyFor(candidateGroups, role);
}

/** A role, or with `=` in front what says which ones. */
function isOnlyFor(groups: Expression | undefined, role: string): boolean {
  if (role.startsWith('=')) return groups !== undefined && keyOf(groups) === keyOf(written(role.slice(1)));
  const [group, ...others] = groups?.kind === 'list' ? groups.items : [groups];
  return others.length === 0 && literal(group) === role;
}
