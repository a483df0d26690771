import { IncidentError } from '../kernel/incident-error.ts';
import type { ElementSemantics, Site } from '../kernel/move.ts';
import type { Expression } from '../feel/tree.ts';
import type { ElementOf } from '../model.ts';

/** Opens a task and waits for a person's decision. BPMN 2.0, 10.3.4; zeebe assignment, schedule, priority and form. */
export const userTask: ElementSemantics<ElementOf<'userTask'>> = {
  enter(element, site) {
    const { task } = element;
    return [
      {
        do: 'open',
        task: {
          name: element.name ?? element.id,
          ...(task.form === undefined ? {} : { form: task.form }),
          ...(task.assignee === undefined ? {} : assigneeOf(task.assignee, site)),
          groups: names(task.candidateGroups, site),
          users: names(task.candidateUsers, site),
          excluded: names(task.excluded, site),
          ...(task.due === undefined ? {} : { due: site.time(task.due, 'a due date') }),
          ...(task.followUp === undefined ? {} : { followUp: site.time(task.followUp, 'a follow-up date') }),
          priority: priorityOf(task.priority, site),
          opened: site.at,
        },
      },
    ];
  },
};

/** Camunda's default. */
const DEFAULT_PRIORITY = 50;

/** An assignee that turns out to be null leaves the task to its groups. */
function assigneeOf(expression: Expression, site: Site): { readonly assignee?: string } {
  return site.evaluate(expression) === null ? {} : { assignee: site.text(expression, 'an assignee') };
}

/** A FEEL list of names, or a text with commas between them. */
function names(expression: Expression | undefined, site: Site): readonly string[] {
  const value = expression === undefined ? null : site.evaluate(expression);
  if (value === null) return [];
  if (typeof value === 'string')
    return value
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
  if (Array.isArray(value)) return value.filter((name) => typeof name === 'string');
  throw new IncidentError(
    'PEOPLE_INVALID',
    `people and groups must be a text or a list of texts, not ${JSON.stringify(value)}`,
  );
}

function priorityOf(expression: Expression | undefined, site: Site): number {
  const value = expression === undefined ? DEFAULT_PRIORITY : Number(site.evaluate(expression));
  return Number.isFinite(value) ? value : DEFAULT_PRIORITY;
}
