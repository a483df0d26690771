import { h } from '../page/element.js';
import { heading } from '../page/heading.js';
import { cell, listTable } from '../page/list.js';
import { caseAddress } from '../page/router.js';
import { incidentText } from './incident-text.js';

/** @import { ListedIncident } from '../api/shapes.ts' */
/** @import { Place } from '../page/router.js' */

/**
 * What waits for an engineer.
 * @param {Place} place
 */
export function showIncidents({ main, visitor, signal }) {
  const list = listTable({
    path: '/incidents',
    columns: ['Case', 'Step', 'What happened'],
    row: (incident) => incidentRow(incident, visitor.nameOf(incident.process)),
    caption: 'Open incidents',
    empty: 'Everything runs. No case needs an engineer.',
    signal,
  });
  main.replaceChildren(heading('Incidents'), list);
}

/**
 * @param {ListedIncident} incident
 * @param {string} process what it is called
 */
function incidentRow(incident, process) {
  const { caseId, name, element, code } = incident;
  return h(
    'tr',
    {},
    cell('Case', h('a', { href: caseAddress(caseId) }, caseId), h('small', {}, process)),
    cell('Step', name === undefined ? h('code', {}, element) : h('span', { title: element }, name)),
    cell('What happened', h('code', { class: 'code' }, code), h('small', {}, incidentText(incident))),
  );
}
