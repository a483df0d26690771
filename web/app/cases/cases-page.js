import { moment } from '../page/dates.js';
import { h } from '../page/element.js';
import { heading } from '../page/heading.js';
import { statusLamp } from '../page/lamp.js';
import { cell, listTable } from '../page/list.js';
import { caseAddress } from '../page/router.js';

/** @import { ListedCase } from '../api/shapes.ts' */
/** @import { Place } from '../page/router.js' */

const STATUSES = ['running', 'completed', 'failed', 'cancelled', 'terminated'];

/**
 * The cases: the running ones, then the ended ones.
 * @param {Place} place
 */
export function showCases({ main, query, visitor, signal }) {
  const asked = new URLSearchParams([...query].filter(([name, value]) => FILTERS.has(name) && value !== ''));
  const process = h(
    'select',
    { name: 'process' },
    option('', 'All processes'),
    ...visitor.processes.map(({ id }) => option(id, visitor.nameOf(id))),
  );
  process.value = asked.get('process') ?? '';
  const status = h(
    'select',
    { name: 'status' },
    option('', 'Any status'),
    ...STATUSES.map((one) => option(one, one)),
  );
  status.value = asked.get('status') ?? '';
  const filters = h(
    'form',
    { class: 'filters', 'aria-label': 'Which cases', onchange: apply, onsubmit: apply },
    h('label', {}, 'Process', process),
    h('label', {}, 'Status', status),
  );

  /** @param {Event} event */
  function apply(event) {
    event.preventDefault();
    location.hash = `#/cases?${new URLSearchParams({ process: process.value, status: status.value })}`;
  }

  const list = listTable({
    path: `/cases?${asked}`,
    columns: ['Case', 'Status', 'Open tasks', 'Incidents', 'Started', 'Ended'],
    row: (listed) => caseRow(listed, visitor.nameOf(listed.process)),
    caption: 'Cases, the running ones first',
    empty: asked.size === 0 ? 'No case has been started yet.' : 'No case fits the filter.',
    signal,
  });
  main.replaceChildren(heading('Cases', filters), list);
}

const FILTERS = new Set(['process', 'status']);

/**
 * @param {ListedCase} listed
 * @param {string} process what it is called
 */
function caseRow(listed, process) {
  const { caseId, openTasks, incidents, started, ended } = listed;
  return h(
    'tr',
    {},
    cell('Case', h('a', { href: caseAddress(caseId) }, caseId), h('small', {}, process)),
    cell('Status', statusLamp(listed)),
    cell('Open tasks', count(openTasks)),
    cell('Incidents', count(incidents)),
    cell('Started', moment(started)),
    cell('Ended', ended === undefined ? null : moment(ended)),
  );
}

/** @param {number} number */
function count(number) {
  return h('span', { class: number === 0 ? 'nothing' : 'count' }, number);
}

/**
 * @param {string} value
 * @param {string} text
 */
function option(value, text) {
  return h('option', { value }, text);
}
