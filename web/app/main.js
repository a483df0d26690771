import { currentKey, session } from './api/session.js';
import { meetVisitor } from './api/visitor.js';
import { showCase } from './cases/case-page.js';
import { showCases } from './cases/cases-page.js';
import { showIncidents } from './incidents/incidents-page.js';
import { showBar } from './page/bar.js';
import { h } from './page/element.js';
import { emptyNote, heading, waitingNote } from './page/heading.js';
import { problemPanel } from './page/problem-panel.js';
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

const main = /** @type {HTMLElement} */ (document.getElementById('content'));
let leaving = new AbortController();
let locked = false;
/** @type {import('./api/visitor.js').Visitor | undefined} */
let visitor;

/** Shows what the address says, to whoever has the key. */
async function showPlace() {
  visitor ??= await meetVisitor();
  leaving.abort();
  leaving = new AbortController();
  locked = false;
  const found = findRoute(routes, location.hash);
  showBar(visitor, found?.route.section);
  main.replaceChildren();
  main.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  if (found === undefined) {
    main.replaceChildren(
      heading('There is nothing here'),
      emptyNote(h('a', { href: '#/cases' }, 'To the cases')),
    );
    return;
  }
  const { route, parameters, query } = found;
  void route.show({ main, parameters, query, visitor, signal: leaving.signal });
}

/** @param {unknown} [problem] */
function lock(problem) {
  visitor = undefined;
  if (locked) return;
  locked = true;
  leaving.abort();
  showBar();
  showSignIn(main, { open: showPlace, problem });
}

async function goWhereTheAddressSays() {
  if (currentKey() === null) return lock();
  if (visitor === undefined) main.replaceChildren(waitingNote());
  try {
    await showPlace();
  } catch (error) {
    // A key that was refused is gone, and the page is locked already.
    if (currentKey() === null) return;
    main.replaceChildren(
      heading('maschinenraum'),
      problemPanel(error, { retry: () => void goWhereTheAddressSays() }),
    );
  }
}

document.querySelector('.skip')?.addEventListener('click', (event) => {
  // The address names the page that is shown: it must not become `#content`.
  event.preventDefault();
  main.focus();
});
session.addEventListener('forgotten', (event) =>
  lock(event instanceof CustomEvent ? (event.detail ?? undefined) : undefined),
);
window.addEventListener('hashchange', () => void goWhereTheAddressSays());
void goWhereTheAddressSays();
