import { forgetKey } from '../api/session.js';
import { h } from './element.js';

/** @import { Visitor } from '../api/visitor.js' */

/** Sections of the page, and what the API has to let the reader do there. */
const sections = /** @type {const} */ ([
  ['cases', 'Cases', 'GET /cases'],
  ['tasks', 'Tasks', 'GET /tasks'],
  ['incidents', 'Incidents', 'GET /incidents'],
]);

const navigation = /** @type {HTMLElement} */ (document.getElementById('sections'));
const place = /** @type {HTMLElement} */ (document.getElementById('visitor'));

/**
 * The bar above every page: where the reader can go, who they are, and the way out. Empty where nobody is there.
 * @param {Visitor} [visitor]
 * @param {string} [current] section that is shown
 */
export function showBar(visitor, current) {
  const shown = sections.filter(([, , operation]) => visitor?.may(operation));
  navigation.replaceChildren(
    ...shown.map(([section, name]) =>
      h('a', { href: `#/${section}`, 'aria-current': section === current ? 'page' : undefined }, name),
    ),
  );
  place.replaceChildren(...(visitor === undefined ? [] : whoIs(visitor)));
}

/** @param {Visitor} visitor */
function whoIs({ person, roles }) {
  return [
    h('p', {}, h('b', {}, person), ' ', h('small', {}, roles.join(', '))),
    h('button', { type: 'button', onclick: () => forgetKey() }, 'Lock'),
  ];
}
