import { dueMoment, moment } from '../page/dates.js';
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
export function showTasks({ main, signal }) {
  const list = listTable({
    path: '/tasks',
    columns: ['Task', 'Case', 'For', 'Due', 'Open since'],
    row: taskRow,
    caption: 'Open tasks for your roles and for you',
    empty: 'Nothing waits for you.',
    signal,
  });
  main.replaceChildren(heading('Your tasks'), list);
}

/** @param {ListedTask} task */
function taskRow(task) {
  return h(
    'tr',
    {},
    cell('Task', h('a', { href: taskAddress(task) }, task.name), h('small', {}, task.process)),
    cell('Case', h('a', { href: caseAddress(task.caseId), class: 'quiet' }, task.caseId)),
    cell('For', whomFor(task)),
    cell('Due', task.due === undefined ? null : dueMoment(task.due, Date.now())),
    cell('Open since', moment(task.opened)),
  );
}
