import { dueMoment } from '../page/dates.js';
import { h } from '../page/element.js';
import { caseAddress, taskAddress } from '../page/router.js';
import { whomFor } from '../tasks/whom-for.js';
import { variablesList } from './variables-list.js';

/** @import { CaseView } from '../api/shapes.ts' */
/** @import { Child } from '../page/element.js' */

/**
 * @typedef {object} FactsOptions
 * @property {(element: string) => string} nameOf what the drawing calls an element
 * @property {(element: string) => void} onPoint
 */

/**
 * What a case waits for, whom it called, what it knows.
 * @param {CaseView} view
 * @param {FactsOptions} options
 */
export function caseFacts(view, { nameOf, onPoint }) {
  const now = Date.now();
  /** @param {string} element */
  const place = (element) =>
    h(
      'button',
      { type: 'button', class: 'link', title: element, onclick: () => onPoint(element) },
      nameOf(element),
    );
  const tasks = view.tasks.map((task) => [
    h('a', { href: taskAddress({ caseId: view.caseId, task: task.task }) }, task.name),
    h('small', {}, `for ${whomFor(task)}`, task.due === undefined ? null : [', ', dueMoment(task.due, now)]),
  ]);
  const waits = [
    ...view.timers.map(({ element, due }) => [place(element), h('small', {}, dueMoment(due, now))]),
    ...view.messages.map(({ element, name, key }) => [
      place(element),
      h(
        'small',
        {},
        'message ',
        h('code', {}, name),
        key === undefined ? null : [' for ', h('code', {}, key)],
      ),
    ]),
    ...view.signals.map(({ element, name }) => [
      place(element),
      h('small', {}, 'signal ', h('code', {}, name)),
    ]),
  ];
  const called = view.children.map(({ element, caseId }) => [
    h('a', { href: caseAddress(caseId) }, caseId),
    h('small', {}, 'called by ', place(element)),
  ]);
  return h(
    'div',
    {},
    facts(
      'Stands at',
      tokensOf(view).map(([element, number]) => [
        place(element),
        number > 1 ? h('small', {}, `${number} tokens`) : null,
      ]),
    ),
    facts('Open tasks', tasks),
    facts('Waits for', waits),
    facts('Called cases', called),
    variablesList(view.variables),
  );
}

/** @param {CaseView} view */
function tokensOf({ tokens }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { element } of tokens) counts.set(element, (counts.get(element) ?? 0) + 1);
  return [...counts];
}

/**
 * @param {string} title
 * @param {readonly Child[]} items
 */
function facts(title, items) {
  if (items.length === 0) return null;
  return h('section', {}, h('h2', {}, title), h('ul', {}, ...items.map((item) => h('li', {}, item))));
}
