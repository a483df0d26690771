import { call } from '../api/call.js';
import { h } from './element.js';
import { emptyNote } from './heading.js';
import { problemPanel } from './problem-panel.js';

/** @import { Page } from '../api/shapes.ts' */

/**
 * @template Item
 * @typedef {object} ListOptions
 * @property {string} path of the API; pages of it are fetched as the reader asks for them
 * @property {readonly string[]} columns
 * @property {(item: Item) => HTMLTableRowElement} row
 * @property {string} caption
 * @property {string} empty
 * @property {AbortSignal} signal
 */

/**
 * A table over a list of the API. It is fetched anew when the reader comes back to the tab.
 * @template Item
 * @param {ListOptions<Item>} options
 */
export function listTable({ path, columns, row, caption, empty, signal }) {
  const place = h('div', { class: 'list', 'aria-busy': 'true' });
  const body = h('tbody');
  const head = h('tr', {}, ...columns.map((column) => h('th', { scope: 'col' }, column)));
  const table = h('table', {}, h('caption', { class: 'unseen' }, caption), h('thead', {}, head), body);

  /** @param {string} [after] */
  async function load(after) {
    try {
      const { items, next } = await fetchPage(after);
      const rows = items.map(row);
      if (after === undefined) body.replaceChildren(...rows);
      else body.append(...rows);
      const more = h('button', { type: 'button', onclick: () => load(next) }, 'Show more');
      place.replaceChildren(
        ...(body.rows.length === 0 ? [emptyNote(empty)] : [table]),
        ...(next === undefined ? [] : [more]),
      );
    } catch (error) {
      if (!signal.aborted) place.replaceChildren(problemPanel(error, { retry: () => void load(after) }));
    }
    place.setAttribute('aria-busy', 'false');
  }

  /**
   * @param {string | undefined} after
   * @returns {Promise<Page<Item>>}
   */
  function fetchPage(after) {
    const [address, search = ''] = path.split('?');
    const query = new URLSearchParams(search);
    if (after !== undefined) query.set('after', after);
    return call(`${address}?${query}`, { signal });
  }

  document.addEventListener('visibilitychange', () => void (document.hidden || load()), { signal });
  void load();
  return place;
}

/**
 * A cell that carries its column's name, for screens on which a row becomes a card.
 * @param {string} column
 * @param {...import('./element.js').Child} content
 */
export function cell(column, ...content) {
  return h('td', { 'data-column': column }, ...content);
}
