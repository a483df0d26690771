import type { TaskDefinition } from '../../engine/model.ts';
import type { Drawn } from '../parse/bpmn.ts';
import { propertiesOf, zeebe } from '../parse/zeebe.ts';
import type { Build } from './build.ts';
import { present } from './present.ts';

const inlineFormPrefix = 'camunda-forms:bpmn:';

/** Who may decide a task, until when, with which form; docs/dialect.md. */
export function compileTaskDefinition(task: Drawn, { expressions }: Build): TaskDefinition {
  const assignment = zeebe(task, 'zeebe:AssignmentDefinition');
  const schedule = zeebe(task, 'zeebe:TaskSchedule');
  const priority = zeebe(task, 'zeebe:PriorityDefinition')?.priority;
  const excluded = propertiesOf(task)['excludedPeople'];
  const value = (text: string | undefined, what: string) =>
    text ? expressions.value(text, task, what) : undefined;
  const names = (text: string | undefined, what: string) =>
    text ? expressions.names(text, task, what) : undefined;
  return present({
    assignee: value(assignment?.assignee, 'assignee'),
    candidateGroups: names(assignment?.candidateGroups, 'candidate groups'),
    candidateUsers: names(assignment?.candidateUsers, 'candidate users'),
    due: value(schedule?.dueDate, 'due date'),
    followUp: value(schedule?.followUpDate, 'follow-up date'),
    priority: priority ? expressions.number(priority, task, 'priority') : undefined,
    form: formOf(task),
    excluded: names(excluded, 'excluded people'),
  });
}

/** Id of the form that a task or start event shows: a file beside the diagram, or one embedded in it (zeebe:userTaskForm). */
export function formOf(element: Drawn): string | undefined {
  const form = zeebe(element, 'zeebe:FormDefinition');
  if (form?.formKey?.startsWith(inlineFormPrefix)) return form.formKey.slice(inlineFormPrefix.length);
  return form?.formId?.trim() || undefined;
}
