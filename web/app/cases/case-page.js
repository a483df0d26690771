import { at, call } from '../api/call.js';
import { followPath } from '../api/follow-path.js';
import { caseDiagram } from '../diagram/case-diagram.js';
import { h } from '../page/element.js';
import { heading, waitingNote } from '../page/heading.js';
import { problemPanel } from '../page/problem-panel.js';
import { pathTable } from '../path/path-table.js';
import { caseHead } from './case-head.js';
import { caseFacts } from './case-facts.js';
import { caseIncidents } from './case-incidents.js';

/** @import { CaseView, PathEntry } from '../api/shapes.ts' */
/** @import { Place } from '../page/router.js' */

/**
 * One case: its drawing, its path as it grows, what it waits for, what is broken.
 * @param {Place} place
 */
export async function showCase({ main, parameters: [caseId = ''], signal }) {
  const head = h('div', {}, heading(caseId), waitingNote());
  const diagram = caseDiagram(caseId, signal);
  const path = pathTable({ onPoint: diagram.pointAt });
  const incidents = caseIncidents(caseId, { onDone: () => void refresh() });
  const facts = h('div', { class: 'facts' });
  main.replaceChildren(
    head,
    incidents.element,
    diagram.element,
    h('div', { class: 'columns' }, path.element, facts),
  );

  /** @type {PathEntry[]} */
  const entries = [];
  /** @type {CaseView | undefined} */
  let view;
  /** @type {number | undefined} */
  let planned;

  /** Asks how the case stands: once for however many lines came at the same time. */
  function plan() {
    planned ??= window.setTimeout(() => {
      planned = undefined;
      void refresh();
    }, 100);
  }

  async function refresh() {
    try {
      view = await call(at`/cases/${caseId}`, { signal });
      if (view !== undefined) show(view);
    } catch (error) {
      if (!signal.aborted)
        head.replaceChildren(heading(caseId), problemPanel(error, { retry: () => void refresh() }));
    }
  }

  /** @param {CaseView} view */
  function show(view) {
    /** @type {Map<string, string>} */
    const names = new Map(entries.map(({ element, name }) => [element, name || element]));
    head.replaceChildren(caseHead(view));
    incidents.update(view.incidents, names);
    facts.replaceChildren(caseFacts(view, { names, onPoint: diagram.pointAt }));
    diagram.update({ view, path: entries });
  }

  await refresh();
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
