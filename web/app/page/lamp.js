import { h } from './element.js';

/** @import { CaseStatus } from '../api/shapes.ts' */

/** @typedef {'running' | 'done' | 'waiting' | 'broken' | 'stopped'} Light */

/** @satisfies {Record<CaseStatus, Light>} */
const lights = /** @type {const} */ ({
  running: 'running',
  completed: 'done',
  failed: 'broken',
  cancelled: 'stopped',
  terminated: 'stopped',
});

/**
 * A signal lamp: its colour repeats what its text says.
 * @param {Light} light
 * @param {string} text
 */
export function lamp(light, text) {
  return h('span', { class: `lamp ${light}` }, text);
}

/**
 * How a case is doing.
 * @param {{ readonly status: CaseStatus, readonly incidents: number }} state
 */
export function statusLamp({ status, incidents }) {
  if (incidents > 0 && status === 'running') return lamp('broken', 'needs an engineer');
  return lamp(lights[status], status);
}
