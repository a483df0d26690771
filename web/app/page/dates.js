import { h } from './element.js';

/** Dates are written as the reader's browser wants them: 22.11.2026, 14:05 or Nov 22, 2026, 2:05 PM. */
const locales = [...navigator.languages];

const dateAndTime = new Intl.DateTimeFormat(locales, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(locales, { dateStyle: 'medium', timeStyle: 'medium' });

/**
 * @param {number | string} moment epoch milliseconds or ISO 8601
 * @param {{ precise?: boolean }} [options] precise: to the second
 */
export function moment(moment, { precise = false } = {}) {
  const date = new Date(moment);
  const text = (precise ? exact : dateAndTime).format(date);
  return h('time', { datetime: date.toISOString(), title: date.toISOString() }, text);
}

/**
 * When something is due, in a sentence, and whether it is too late.
 * @param {number} due epoch milliseconds
 * @param {number} now
 */
export function dueMoment(due, now) {
  return due < now ? deadline(due, now) : h('span', {}, 'due ', deadline(due, now));
}

/**
 * A deadline by itself, and whether it has passed.
 * @param {number} due epoch milliseconds
 * @param {number} now
 */
export function deadline(due, now) {
  return due < now ? h('span', { class: 'late' }, 'overdue since ', moment(due)) : moment(due);
}
