import { h } from './element.js';

/** @import { Child } from './element.js' */

/**
 * A text in which commands and names of fields stand between backticks.
 * @param {string} text
 * @returns {Child}
 */
export function prose(text) {
  const parts = text.split('`');
  // An even number of parts: a backtick without its other half.
  if (parts.length % 2 === 0) return text;
  return parts.map((part, index) => (index % 2 === 0 ? part : h('code', {}, part)));
}
