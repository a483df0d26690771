import type { OpenTaskView } from './case-views.ts';
import type { Person } from './person.ts';

/** Whether a person may decide a task; the case's validator says the same before anything is written. */
export function mayDecide(task: OpenTaskView, { id, roles }: Person): boolean {
  if (task.excluded.includes(id)) return false;
  if (task.assignee === id || task.users.includes(id)) return true;
  if (task.assignee === undefined && task.users.length === 0 && task.groups.length === 0) return true;
  return roles.some((role) => task.groups.includes(role));
}

/** Whether a task is for one of these (`role:legal`, `person:anna`), as the search attribute names them. */
export function isFor(task: OpenTaskView, whom: readonly string[]): boolean {
  const named = task.assignee === undefined ? task.users : [task.assignee, ...task.users];
  return [...task.groups.map((group) => `role:${group}`), ...named.map((person) => `person:${person}`)].some(
    (one) => whom.includes(one),
  );
}
