import { moment } from '../page/dates.js';
import { h } from '../page/element.js';
import { cell } from '../page/list.js';
import { prose } from '../page/prose.js';

/** @import { PathEntry } from '../api/shapes.ts' */
/** @import { Connection } from '../api/follow-path.js' */

/** @type {Readonly<Record<Connection, string>>} */
const connections = {
  live: 'live',
  reconnecting: 'connection lost, trying again …',
  ended: 'the case has ended',
};

/**
 * The path of a case, line by line, which grows while it is looked at.
 * @param {{ onPoint: (element: string) => void }} options
 */
export function pathTable({ onPoint }) {
  const body = h('tbody');
  const number = h('span', {}, '0 lines');
  const connection = h('span', { class: 'connection', role: 'status' }, 'connecting …');
  const columns = ['Time', 'Element', 'Event', 'By', 'Detail'];
  const scroller = h(
    'div',
    { class: 'path-lines', tabindex: 0, role: 'region', 'aria-label': 'Lines of the path' },
    h(
      'table',
      { class: 'lines' },
      h('caption', { class: 'unseen' }, 'The path of the case: what happened, in order'),
      h('thead', {}, h('tr', {}, ...columns.map((column) => h('th', { scope: 'col' }, column)))),
      body,
    ),
  );

  /** @param {PathEntry} entry */
  function line({ at, element, name, kind, event, by, detail }) {
    const point = h(
      'button',
      { type: 'button', class: 'link', title: `${element} (${kind})`, onclick: () => onPoint(element) },
      name || element,
    );
    return h(
      'tr',
      { class: event },
      cell('Time', moment(at, { precise: true })),
      cell('Element', point),
      cell('Event', h('span', { class: `event ${event}` }, event)),
      cell('By', by ?? ''),
      cell('Detail', detail === undefined ? '' : detailText(detail)),
    );
  }

  return {
    element: h(
      'section',
      { class: 'path' },
      h('div', { class: 'section-head' }, h('h2', {}, 'Path'), number, connection),
      scroller,
    ),
    /** @param {readonly PathEntry[]} entries */
    append(entries) {
      // Whoever reads at the end stays at the end; whoever looks something up further above is left alone.
      const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
      body.append(...entries.map(line));
      number.textContent = `${body.rows.length} ${body.rows.length === 1 ? 'line' : 'lines'}`;
      if (atEnd) scroller.scrollTop = scroller.scrollHeight;
    },
    /** @param {Connection} state */
    connection(state) {
      connection.textContent = connections[state];
      connection.dataset['state'] = state;
    },
    /** @param {HTMLElement} problem */
    fail(problem) {
      scroller.before(problem);
    },
  };
}

/** @param {Readonly<Record<string, unknown>>} detail */
function detailText(detail) {
  const lines = Object.entries(detail).map(([name, value]) => `${name}: ${plain(value)}`);
  return h('small', { class: 'detail' }, prose(lines.join('\n')));
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function plain(value) {
  if (Array.isArray(value))
    return value.map(plain).join(value.some((item) => typeof item === 'object') ? '\n' : ', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, held]) => `${name} ${plain(held)}`)
    .join('; ');
}
