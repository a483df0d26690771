import { forgetKey, keepKey } from '../api/session.js';
import { h } from './element.js';
import { heading } from './heading.js';
import { problemPanel } from './problem-panel.js';

/**
 * @typedef {object} SignIn
 * @property {() => Promise<void>} open shows the page with the key that is kept, or says why it cannot
 * @property {unknown} [problem] why the key of before is gone
 */

/**
 * Asks for the API key, tries it, and keeps it for this tab.
 * @param {HTMLElement} main
 * @param {SignIn} options
 */
export function showSignIn(main, { open, problem }) {
  const said = h('div', {}, problem === undefined ? null : problemPanel(problem));
  const field = h('input', {
    id: 'key',
    type: 'password',
    required: true,
    pattern: '\\s*mr_[A-Za-z0-9_\\-]+\\s*',
    title: 'mr_ and what follows it',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'key-hint',
  });
  const button = h('button', { class: 'primary' }, 'Open');
  const hint = h(
    'p',
    { id: 'key-hint', class: 'hint' },
    'It is kept in this tab only. ',
    command(),
    ' makes one.',
  );
  const form = h(
    'form',
    { class: 'card sign-in', onsubmit: (event) => void attempt(event) },
    heading('Who is there?'),
    h('label', { for: 'key' }, 'API key'),
    field,
    hint,
    said,
    button,
  );

  /** @param {Event} event */
  async function attempt(event) {
    event.preventDefault();
    button.disabled = true;
    keepKey(field.value.trim());
    try {
      await open();
    } catch (error) {
      forgetKey();
      said.replaceChildren(problemPanel(error));
      field.select();
    } finally {
      button.disabled = false;
    }
  }

  main.replaceChildren(form);
  field.focus();
}

function command() {
  return h('code', {}, 'npx maschinenraum key create');
}
