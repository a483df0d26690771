import { moment } from '../page/dates.js';
import { h } from '../page/element.js';
import { heading } from '../page/heading.js';
import { statusLamp } from '../page/lamp.js';

/** @import { CaseView } from '../api/shapes.ts' */

/**
 * What a case is, in one line, and how it ended.
 * @param {CaseView} view
 * @param {string} process what it is called
 */
export function caseHead({ caseId, model, status, started, incidents, ending }, process) {
  const facts = h(
    'dl',
    { class: 'head-facts' },
    h('div', {}, h('dt', {}, 'Process'), h('dd', {}, process)),
    h(
      'div',
      {},
      h('dt', {}, 'Model'),
      h('dd', {}, h('code', { title: `SHA-256 ${model}` }, model.slice(0, 12))),
    ),
    h('div', {}, h('dt', {}, 'Started'), h('dd', {}, moment(started, { precise: true }))),
  );
  const said =
    ending === undefined
      ? null
      : h('p', { class: 'ending' }, h('code', {}, ending.code), ` ${ending.message}`);
  return h('div', {}, heading(caseId, statusLamp({ status, incidents: incidents.length })), facts, said);
}
