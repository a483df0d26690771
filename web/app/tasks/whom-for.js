/** @import { ListedTask } from '../api/shapes.ts' */

/**
 * Whom a task is for, in words.
 * @param {Pick<ListedTask, 'assignee' | 'groups' | 'users'>} task
 */
export function whomFor({ assignee, groups, users }) {
  const named = [...(assignee === undefined ? [] : [assignee]), ...users, ...groups];
  return named.length === 0 ? 'everybody' : named.join(', ');
}
