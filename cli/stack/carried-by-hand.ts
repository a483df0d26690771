import { references } from '../../compiler/feel/index.ts';
import type { StackCode } from '../../definitions/stack-policy.ts';
import type { ElementOf, Mapping, Model } from '../../engine/model.ts';
import { typedFields } from './form-fields.ts';
import type { Found } from './finding.ts';
import { reachedFrom } from './reached.ts';
import type { Use } from './uses.ts';

type UserTask = ElementOf<'userTask'>;

/** The fields of an action's result, by action id. */
export type Outputs = (action: string) => readonly string[];

/** Names that things of every kind have: that two of them meet in one proves nothing. */
const TELLS_NOTHING = new Set([
  'id',
  'url',
  'name',
  'status',
  'type',
  'text',
  'title',
  'date',
  'at',
  'count',
  'total',
]);

/**
 * Tasks in which a person types what one tool gave before and another is given afterwards: the form has a field of the same name as one of the
 * earlier result, which can be written, is no choice, and goes on into an action of another tool.
 */
export function findCarried(
  models: readonly Model[],
  uses: readonly Use[],
  outputs: Outputs,
): readonly Found<StackCode>[] {
  return models.flatMap((model) => {
    const steps = uses.filter(({ process }) => process === model.id);
    const reached = new Map(steps.map(({ element }) => [element, reachedFrom(model, element)]));
    return Object.values(model.elements).flatMap((task) => {
      if (task.kind !== 'userTask') return [];
      const before = steps.filter(({ element }) => reached.get(element)?.has(task.id));
      const behind = reachedFrom(model, task.id);
      const after = steps.filter(({ element }) => behind.has(element));
      return typedFields(model, task).flatMap((field) => {
        if (TELLS_NOTHING.has(field)) return [];
        const from = before.filter(({ action }) => outputs(action).includes(field));
        const pair = from.flatMap((source) =>
          after
            .filter((to) => toolOf(to) !== toolOf(source) && reads(model, to.element, kept(task, field)))
            .map((to) => ({ source, to })),
        )[0];
        return pair === undefined ? [] : [carried(model, task, field, pair)];
      });
    });
  });
}

const toolOf = ({ action }: Use): string => action.split('.')[0] ?? action;

function carried(
  model: Model,
  task: UserTask,
  field: string,
  { source, to }: { readonly source: Use; readonly to: Use },
): Found<StackCode> {
  return {
    code: 'DATA_CARRIED_BY_HAND',
    tool: toolOf(to),
    process: model.id,
    element: task.id,
    message: `a person types ${field}, which ${source.action} gave at ${source.element}, for ${to.action} at ${to.element}`,
    next: `keep ${field} by an output of ${source.element} and map it into ${to.element}; show it in the form read-only`,
  };
}

/** Dotted paths at which a task keeps a field of its form. */
function kept(task: UserTask, field: string): readonly string[] {
  if (task.outputs === undefined) return [field];
  return task.outputs.flatMap(({ source, target }: Mapping) => {
    const uses = (part: Mapping['source']): boolean =>
      references(part).some(({ name, certain }) => certain && name === field);
    if (source.kind !== 'context') return uses(source) ? [target] : [];
    return source.entries.filter(({ value }) => uses(value)).map(({ name }) => `${target}.${name}`);
  });
}

function reads(model: Model, element: string, paths: readonly string[]): boolean {
  const step = model.elements[element];
  const inputs = step !== undefined && 'inputs' in step ? (step.inputs ?? []) : [];
  const read = inputs
    .flatMap(({ source }) => references(source))
    .filter(({ certain }) => certain)
    .map(({ name, path }) => [name, ...path].join('.'));
  return read.some((one) =>
    paths.some((path) => `${path}.`.startsWith(`${one}.`) || `${one}.`.startsWith(`${path}.`)),
  );
}
