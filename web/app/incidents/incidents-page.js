import { h } from '../page/element.js';
import { heading } from '../page/heading.js';
import { cell, listTable } from '../page/list.js';
import { caseAddress } from '../page/router.js';

/** @import { ListedIncident } from '../api/shapes.ts' */
/** @import { Place } from '../page/router.js' */

/**
 * What waits for an engineer.
 * @param {Place} place
 */
export function showIncidents({ main, signal }) {
  const list = listTable({
    path: '/incidents',
    columns: ['Case', 'Step', 'What happened'],
    row: incidentRow,
    caption: 'Open incidents',
    empty: 'Everything runs. No case needs an engineer.',
    signal,
  });
  main.replaceChildren(heading('Incidents'), list);
}

/** @param {ListedIncident} incident */
function incidentRow({ caseId, process, element, code, message }) {
  return h(
    'tr',
    {},
    cell('Case', h('a', { href: caseAddress(caseId) }, caseId), h('small', {}, process)),
    cell('Step', h('code', {}, element)),
    cell('What happened', h('code', { class: 'code' }, code), h('small', {}, message)),
  );
}
