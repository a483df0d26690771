import { currentKey, forgetKey, session } from './api/session.js';
import { showCase } from './cases/case-page.js';
import { showCases } from './cases/cases-page.js';
import { showIncidents } from './incidents/incidents-page.js';
import { h } from './page/element.js';
import { emptyNote, heading } from './page/heading.js';
import { findRoute } from './page/router.js';
import { showSignIn } from './page/sign-in.js';
import { showTask } from './tasks/task-page.js';
import { showTasks } from './tasks/tasks-page.js';

/** @type {readonly import('./page/router.js').RouteOfPage[]} */
const routes = [
  { section: 'cases', pattern: /^(?:\/cases)?\/?$/, show: showCases },
  { section: 'cases', pattern: /^\/cases\/([^/]+)$/, show: showCase },
  { section: 'tasks', pattern: /^\/tasks$/, show: showTasks },
  { section: 'tasks', pattern: /^\/tasks\/([^/]+)\/(\d+)$/, show: showTask },
  { section: 'incidents', pattern: /^\/incidents$/, show: showIncidents },
];

const sections = { cases: 'Cases', tasks: 'Tasks', incidents: 'Incidents' };

const main = /** @type {HTMLElement} */ (document.getElementById('content'));
const navigation = /** @type {HTMLElement} */ (document.getElementById('sections'));
let leaving = new AbortController();
let locked = false;

function showPlace() {
  leaving.abort();
  leaving = new AbortController();
  const found = findRoute(routes, location.hash);
  locked = false;
  showNavigation(found?.route.section);
  main.replaceChildren();
  if (found === undefined) {
    main.replaceChildren(
      heading('There is nothing here'),
      emptyNote(h('a', { href: '#/cases' }, 'To the cases')),
    );
    return;
  }
  const { route, parameters, query } = found;
  void route.show({ main, parameters, query, signal: leaving.signal });
  window.scrollTo(0, 0);
}

/** @param {unknown} [problem] */
function lock(problem) {
  if (locked) return;
  locked = true;
  leaving.abort();
  navigation.replaceChildren();
  showSignIn(main, { onOpened: showPlace, problem });
}

/** @param {string | undefined} current */
function showNavigation(current) {
  const links = Object.entries(sections).map(([section, name]) =>
    h('a', { href: `#/${section}`, 'aria-current': section === current ? 'page' : undefined }, name),
  );
  navigation.replaceChildren(...links, h('button', { type: 'button', onclick: () => forgetKey() }, 'Lock'));
}

function goWhereTheAddressSays() {
  if (currentKey() === null) return lock();
  showPlace();
  main.focus({ preventScroll: true });
}

document.querySelector('.skip')?.addEventListener('click', (event) => {
  // The address names the page that is shown: it must not become `#content`.
  event.preventDefault();
  main.focus();
});
session.addEventListener('forgotten', (event) =>
  lock(event instanceof CustomEvent ? (event.detail ?? undefined) : undefined),
);
window.addEventListener('hashchange', goWhereTheAddressSays);
goWhereTheAddressSays();
