import { ApiProblem } from '../api/problem.js';
import { h } from './element.js';
import { prose } from './prose.js';

/**
 * Says what went wrong and what to do; with a way to try again where that may help.
 * @param {unknown} error
 * @param {{ retry?: () => void }} [options]
 */
export function problemPanel(error, { retry } = {}) {
  const problem = problemBehind(error);
  const { title, detail, nextStep, type, code, errors = [] } = problem.body;
  return h(
    'section',
    { class: 'problem', role: 'alert' },
    h('h2', {}, title, ' ', pageOf(code, type)),
    detail === undefined ? null : h('p', {}, prose(sentence(detail))),
    errors.length === 0
      ? null
      : h(
          'ul',
          {},
          ...errors.map(({ pointer, detail }) => h('li', {}, h('code', {}, pointer), ` ${detail}`)),
        ),
    nextStep === undefined ? null : h('p', { class: 'next' }, prose(sentence(nextStep))),
    retry === undefined || !problem.passes
      ? null
      : h('button', { type: 'button', onclick: retry }, 'Try again'),
  );
}

/**
 * What is no answer of the API is a fault of the page: the reader is told, and the browser's console has it whole.
 * @param {unknown} error
 */
function problemBehind(error) {
  if (error instanceof ApiProblem) return error;
  reportError(error);
  return new ApiProblem({
    code: 'PAGE_BROKEN',
    title: 'This page has a fault',
    nextStep:
      'reload it; if that does not help, send what the console of the browser says to whoever runs this',
  });
}

/**
 * @param {string} code
 * @param {string | undefined} type
 */
function pageOf(code, type) {
  if (type === undefined) return h('code', {}, code);
  return h('a', { class: 'code', href: type, target: '_blank', rel: 'noopener' }, code);
}

/** @param {string} text */
function sentence(text) {
  const upper = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(upper) ? upper : `${upper}.`;
}
