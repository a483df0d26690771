import { deadline, moment } from '../page/dates.js';
import { h } from '../page/element.js';
import { heading } from '../page/heading.js';
import { cell, listTable } from '../page/list.js';
import { caseAddress, taskAddress } from '../page/router.js';
import { whomFor } from './whom-for.js';

/** @import { ListedTask } from '../api/shapes.ts' */
/** @import { Place } from '../page/router.js' */

/**
 * The open tasks of whoever has the key.
 * @param {Place} place
 */
export function showTasks({ main, visitor, signal }) {
  const list = listTable({
    path: '/tasks',
    columns: ['Task', 'Case', 'For', 'Due', 'Open since'],
    row: (task) => taskRow(task, visitor.nameOf(task.process)),
    caption: 'Open tasks for your roles and for you',
    empty: 'Nothing waits for you.',
    signal,
  });
  main.replaceChildren(heading('Your tasks'), list);
}

/**
 * @param {ListedTask} task
 * @param {string} process what it is called
 */
function taskRow(task, process) {
  return h(
    'tr',
    {},
    cell('Task', h('a', { href: taskAddress(task) }, task.name), h('small', {}, process)),
    cell('Case', h('a', { href: caseAddress(task.caseId), class: 'quiet' }, task.caseId)),
    cell('For', whomFor(task)),
    cell('Due', task.due === undefined ? null : deadline(task.due, Date.now())),
    cell('Open since', moment(task.opened)),
  );
}
