import { h } from '../page/element.js';

/** People's data leaves the vault only in the task of somebody who may decide it: here stand its tokens, and they say nothing. */
const TOKEN = /\bpd_[A-Za-z0-9_-]{22}/g;

/** Whether the reader has it open, over the updates of a case. */
let open = false;

/**
 * The variables of a case.
 * @param {Readonly<Record<string, unknown>>} variables
 */
export function variablesList(variables) {
  const entries = Object.entries(variables);
  if (entries.length === 0) return null;
  const list = h(
    'dl',
    {},
    ...entries.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, valueOf(value)))),
  );
  const details = h(
    'details',
    { class: 'variables', open },
    h('summary', {}, h('h2', {}, 'Variables'), h('small', {}, entries.length)),
    list,
  );
  details.addEventListener('toggle', () => (open = details.open));
  return details;
}

/** @param {unknown} value */
function valueOf(value) {
  const text = (typeof value === 'string' ? value : JSON.stringify(value, null, 2)).replaceAll(
    TOKEN,
    '‹personal›',
  );
  return typeof value === 'object' && value !== null ? h('pre', {}, text) : h('code', {}, text);
}
