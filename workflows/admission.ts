import { checkResult } from '../engine/forms/check-result.ts';
import { accepts, type State } from '../engine/kernel/index.ts';
import type { Model } from '../engine/model.ts';
import { parseDuration } from '../engine/time/duration.ts';
import { adHocOf } from './case-view.ts';
import type {
  ActivateElements,
  CompleteTask,
  ResolveIncident,
  RetryIncident,
  SendMessage,
  SendSignal,
} from './contract.ts';
import { rejection } from './temporal-errors.ts';

/** What the validators of the Updates let in. They throw before anything is written; a rejected Update leaves no trace. */

export function admitCompletion(
  model: Model,
  state: State,
  { task: id, by, roles, result }: CompleteTask,
): void {
  const instance = openCase(state).instances[id];
  const task = instance?.outside === 'task' ? instance.task : undefined;
  if (instance === undefined || task === undefined) {
    throw rejection(
      'TASK_NOT_OPEN',
      `task ${id} is not open: it was decided or is no longer needed; list the open tasks`,
    );
  }
  if (task.excluded.includes(by)) {
    throw rejection(
      'TASK_PERSON_EXCLUDED',
      `${by} must not decide "${task.name}": somebody else has to (four eyes)`,
    );
  }
  const named = task.assignee === by || task.users.includes(by);
  const open = task.assignee === undefined && task.users.length === 0 && task.groups.length === 0;
  if (!named && !open && !task.groups.some((role) => roles.includes(role))) {
    throw rejection(
      'TASK_ROLE_MISSING',
      `"${task.name}" is for ${[...task.groups, ...task.users].join(', ')}; ${by} has the roles ${roles.join(', ')}`,
    );
  }
  const form = task.form === undefined ? undefined : model.forms?.[task.form];
  const problems = form === undefined ? [] : checkResult(form, result);
  if (problems.length > 0) {
    throw rejection(
      'TASK_RESULT_INVALID',
      `the result does not fit the form of "${task.name}": ${problems.join('; ')}`,
    );
  }
}

export function admitMessage(state: State, message: SendMessage): void {
  const { name, timeToLive } = message;
  openCase(state);
  if (timeToLive !== undefined && parseDuration(timeToLive) !== undefined) return;
  if (admits(state, message)) return;
  throw rejection(
    'MESSAGE_NOT_EXPECTED',
    `the case does not wait for message "${name}"; send it later, or with a time to live (PT1H)`,
  );
}

/** Whether the case takes a message right now. */
export function admits(state: State, { name, key, element }: SendMessage): boolean {
  return Object.values(state.waits).some((wait) => accepts(wait, name, key, element));
}

export function admitSignal(state: State, { name }: SendSignal): void {
  const waits = Object.values(openCase(state).waits);
  if (waits.some((wait) => wait.kind === 'signal' && wait.name === name)) return;
  throw rejection(
    'SIGNAL_NOT_EXPECTED',
    `the case does not wait for signal "${name}"; a signal is not kept for later`,
  );
}

export function admitToIncident(state: State, { instance }: RetryIncident | ResolveIncident): void {
  const found = openCase(state).instances[instance];
  if (found?.incident !== undefined) return;
  throw rejection(
    'INCIDENT_NOT_OPEN',
    `there is no open incident at ${instance}; list the incidents of the case`,
  );
}

export function admitActivation(model: Model, state: State, { instance, elements }: ActivateElements): void {
  const open = adHocOf(model, openCase(state).instances[instance]);
  if (open === undefined) {
    throw rejection(
      'AD_HOC_NOT_OPEN',
      `no ad-hoc sub-process is open at ${instance}; the case shows those that are`,
    );
  }
  const activities = open.activities.map(({ element }) => element);
  const unknown = elements.find((element) => !activities.includes(element));
  if (unknown === undefined) return;
  throw rejection(
    'AD_HOC_ELEMENT_UNKNOWN',
    `${unknown} cannot be activated in ${open.element}; it has ${activities.join(', ')}`,
  );
}

export function admitCancel(state: State): void {
  openCase(state);
}

function openCase(state: State): State {
  if (state.status === 'running') return state;
  throw rejection('CASE_ENDED', `the case has ended (${state.status}); nothing can be changed any more`);
}
