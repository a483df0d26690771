import { at, call } from '../api/call.js';
import { h } from '../page/element.js';
import { problemPanel } from '../page/problem-panel.js';
import { incidentText } from './incident-text.js';
import { jsonField, WrittenWrong } from './json-field.js';

/** @import { CaseView } from '../api/shapes.ts' */

/**
 * @typedef {object} CardOptions
 * @property {string} name what the drawing calls the step
 * @property {(operation: string) => boolean} may what the API lets the reader do
 * @property {() => void} onDone
 */

/**
 * An incident with the two ways out of it, for those who may take them.
 * @param {string} caseId
 * @param {CaseView['incidents'][number]} incident
 * @param {CardOptions} options
 */
export function incidentCard(caseId, { instance, code, message }, { name, may, onDone }) {
  const said = h('div');
  const variables = jsonField('Variables to change first', '{ "rating": 7 }');
  const result = jsonField('What the step would have given', '{ "contactId": "42" }');
  const buttons = {
    retry: button('Try again', () => act('retry', {}), 'primary'),
    retryChanged: button('Try again with these', () => act('retry', { variables: variables.read() })),
    resolve: button('Go on with this', () => act('resolve', { result: result.read() })),
  };

  /**
   * @param {'retry' | 'resolve'} way
   * @param {object} body
   */
  async function act(way, body) {
    disable(true);
    try {
      await call(at`/incidents/${caseId}/${instance}/` + way, { body });
      onDone();
    } catch (error) {
      said.replaceChildren(problemPanel(error));
      disable(false);
    }
  }

  /** @param {boolean} disabled */
  function disable(disabled) {
    for (const one of Object.values(buttons)) one.disabled = disabled;
  }

  const ways = [
    ...(may('POST /incidents/{caseId}/{instance}/retry')
      ? [
          buttons.retry,
          h(
            'details',
            {},
            h('summary', {}, 'Change variables first'),
            variables.element,
            buttons.retryChanged,
          ),
        ]
      : []),
    ...(may('POST /incidents/{caseId}/{instance}/resolve')
      ? [h('details', {}, h('summary', {}, 'Go on without this step'), result.element, buttons.resolve)]
      : []),
  ];
  return h(
    'article',
    { class: 'incident', 'aria-label': `Incident at ${name}` },
    h('h3', {}, h('span', { class: 'step-name' }, name), ' ', h('code', { class: 'code' }, code)),
    h('p', {}, incidentText({ code, message })),
    said,
    ...(ways.length > 0
      ? ways
      : [h('p', { class: 'hint' }, 'You may look at this incident, but others deal with it.')]),
  );
}

/**
 * The drawing may tell the name of the step after the card is there.
 * @param {HTMLElement} card
 * @param {string} name
 */
export function nameIncident(card, name) {
  card.setAttribute('aria-label', `Incident at ${name}`);
  card.querySelector('.step-name')?.replaceChildren(name);
}

/**
 * @param {string} text
 * @param {() => Promise<void>} onClick may find a field written wrong, which says so itself
 * @param {string} [look]
 */
function button(text, onClick, look) {
  return h('button', { type: 'button', class: look, onclick: () => void attempt(onClick) }, text);
}

/** @param {() => Promise<void>} action */
async function attempt(action) {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof WrittenWrong)) throw error;
  }
}
