import { at, call } from '../api/call.js';
import { followPath } from '../api/follow-path.js';
import { caseDiagram } from '../diagram/case-diagram.js';
import { h } from '../page/element.js';
import { heading, waitingNote } from '../page/heading.js';
import { problemPanel } from '../page/problem-panel.js';
import { pathTable } from '../path/path-table.js';
import { cancelCase } from './cancel-case.js';
import { caseFacts } from './case-facts.js';
import { caseHead } from './case-head.js';
import { caseIncidents } from './case-incidents.js';

/** @import { CaseView, PathEntry } from '../api/shapes.ts' */
/** @import { Place } from '../page/router.js' */

/**
 * One case: its drawing, its path as it grows, what it waits for, what is broken.
 * @param {Place} place
 */
export async function showCase(place) {
  const { main, parameters, signal } = place;
  const [caseId = ''] = parameters;
  main.replaceChildren(heading(caseId), waitingNote());
  try {
    /** @type {CaseView} */
    const view = await call(at`/cases/${caseId}`, { signal });
    await followCase(place, view);
  } catch (error) {
    if (signal.aborted) return;
    const again = problemPanel(error, { retry: () => void showCase(place) });
    main.replaceChildren(heading(caseId), again, h('a', { href: '#/cases' }, 'To the cases'));
  }
}

/**
 * Shows a case that is there, and what becomes of it.
 * @param {Place} place
 * @param {CaseView} view
 */
async function followCase({ main, visitor, signal }, view) {
  const { caseId, process } = view;
  /** @type {PathEntry[]} */
  const entries = [];
  /** @type {number | undefined} */
  let planned;
  const onDone = () => void refresh();
  const head = h('div');
  const trouble = h('div');
  const facts = h('div', { class: 'facts' });
  const diagram = caseDiagram(caseId, { signal, onOpened: () => show() });
  const path = pathTable({ onPoint: diagram.pointAt });
  const incidents = caseIncidents(caseId, { may: visitor.may, onDone });
  const cancel = cancelCase(caseId, { may: visitor.may, onDone });
  const beside = h('div', { class: 'beside' }, facts, cancel.element);
  main.replaceChildren(
    head,
    trouble,
    incidents.element,
    diagram.element,
    h('div', { class: 'columns' }, path.element, beside),
  );

  /** Asks how the case stands: once for however many lines came at the same time. One that has ended stays as it is. */
  function plan() {
    planned ??= window.setTimeout(() => {
      planned = undefined;
      if (view.status === 'running') void refresh();
      else show();
    }, 100);
  }

  async function refresh() {
    try {
      view = await call(at`/cases/${caseId}`, { signal });
      trouble.replaceChildren();
      show();
    } catch (error) {
      if (!signal.aborted) trouble.replaceChildren(problemPanel(error, { retry: onDone }));
    }
  }

  function show() {
    const names = new Map(entries.map(({ element, name }) => [element, name]));
    /** @param {string} element */
    const nameOf = (element) => names.get(element) || diagram.nameOf(element) || element;
    head.replaceChildren(caseHead(view, visitor.nameOf(process)));
    incidents.update(view.incidents, nameOf);
    facts.replaceChildren(caseFacts(view, { nameOf, onPoint: diagram.pointAt }));
    cancel.update(view);
    diagram.update({ view, path: entries });
  }

  show();
  try {
    await followPath(caseId, {
      signal,
      onConnection: path.connection,
      onEntries(more) {
        entries.push(...more);
        path.append(more);
        plan();
      },
    });
    if (!signal.aborted) await refresh();
  } catch (error) {
    if (!signal.aborted) path.fail(problemPanel(error));
  }
}
