import type { TaskDefinition } from '../../engine/model.ts';
import type { Drawn } from '../parse/bpmn.ts';
import { propertiesOf, zeebe } from '../parse/zeebe.ts';
import type { Build } from './build.ts';
import { present } from './present.ts';

const inlineFormPrefix = 'camunda-forms:bpmn:';

/** Who may decide a task, until when, with which form; docs/dialect.md. */
export function compileTaskDefinition(task: Drawn, { expressions, lanes }: Build): TaskDefinition {
  const assignment = zeebe(task, 'zeebe:AssignmentDefinition');
  const schedule = zeebe(task, 'zeebe:TaskSchedule');
  const priority = zeebe(task, 'zeebe:PriorityDefinition')?.priority;
  const excluded = propertiesOf(task)['excludedPeople'];
  const value = (text: string | undefined, what: string) =>
    text ? expressions.value(text, task, what) : undefined;
  const names = (text: string | undefined, what: string) =>
    text ? expressions.names(text, task, what) : undefined;
  // BPMN 2.0, 10.8: a lane says who does what lies in it, where the task itself does not.
  const laneRole = (): string | undefined =>
    assignment?.assignee || assignment?.candidateUsers ? undefined : roleOf(lanes.get(task.id ?? ''));
  return present({
    assignee: value(assignment?.assignee, 'assignee'),
    candidateGroups: names(assignment?.candidateGroups ?? laneRole(), 'candidate groups'),
    candidateUsers: names(assignment?.candidateUsers, 'candidate users'),
    due: value(schedule?.dueDate, 'due date'),
    followUp: value(schedule?.followUpDate, 'follow-up date'),
    priority: priority ? expressions.number(priority, task, 'priority') : undefined,
    form: formOf(task),
    excluded: names(excluded, 'excluded people'),
  });
}

/** `Data protection officer` -> `data-protection-officer`: lanes are written for people, roles as names. */
function roleOf(lane: string | undefined): string | undefined {
  const words = lane?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? undefined : words.join('-');
}

/** Id of the form that a task or start event shows: a file beside the diagram, or one embedded in it (zeebe:userTaskForm). */
export function formOf(element: Drawn): string | undefined {
  const form = zeebe(element, 'zeebe:FormDefinition');
  if (form?.formKey?.startsWith(inlineFormPrefix)) return form.formKey.slice(inlineFormPrefix.length);
  return form?.formId?.trim() || undefined;
}
