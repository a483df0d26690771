import { h } from './element.js';

/** @import { Child } from './element.js' */

/**
 * The head of a page; what it says becomes the tab's title, and readers of the screen begin there.
 * @param {string} title
 * @param {...Child} beside
 */
export function heading(title, ...beside) {
  document.title = `${title} · maschinenraum`;
  return h('div', { class: 'heading' }, h('h1', {}, title), ...beside);
}

/**
 * What stands where there is nothing.
 * @param {...Child} text
 */
export function emptyNote(...text) {
  return h('p', { class: 'empty' }, ...text);
}

/** What stands where something is being fetched. */
export function waitingNote() {
  return h('p', { class: 'empty', role: 'status' }, 'Loading …');
}
