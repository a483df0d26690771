import { at, call } from '../api/call.js';
import { h } from '../page/element.js';
import { problemPanel } from '../page/problem-panel.js';

/** @import { CaseView } from '../api/shapes.ts' */

/**
 * The way to cancel a case, for those who may. It outlives the updates of the case: somebody may be writing in it.
 * @param {string} caseId
 * @param {{ may: (operation: string) => boolean, onDone: () => void }} options
 */
export function cancelCase(caseId, { may, onDone }) {
  const reason = h('input', { id: 'cancel-reason', required: true, minlength: 3, maxlength: 500 });
  const button = h('button', { class: 'danger' }, 'Cancel the case');
  const said = h('div');
  const details = h(
    'details',
    {},
    h('summary', {}, h('h2', {}, 'Cancel')),
    h(
      'form',
      { class: 'field', onsubmit: (event) => void cancel(event) },
      h('label', { for: reason.id }, 'Why? It stands in the path for ever: no names of people'),
      reason,
      said,
      button,
    ),
  );
  const element = h('section', { class: 'cancel', hidden: true }, details);

  /** @param {Event} event */
  async function cancel(event) {
    event.preventDefault();
    button.disabled = true;
    said.replaceChildren();
    try {
      await call(at`/cases/${caseId}/cancel`, { body: { reason: reason.value.trim() } });
      details.open = false;
      onDone();
    } catch (error) {
      said.replaceChildren(problemPanel(error));
    }
    button.disabled = false;
  }

  return {
    element,
    /** @param {Pick<CaseView, 'status'>} view */
    update({ status }) {
      element.hidden = status !== 'running' || !may('POST /cases/{caseId}/cancel');
    },
  };
}
