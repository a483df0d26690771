/** @import { CaseView, PathEntry } from '../api/shapes.ts' */

/**
 * How the elements of a drawing look for a case.
 * @typedef {object} Marks
 * @property {ReadonlyMap<string, { tokens: number, broken: boolean }>} active elements that hold tokens now
 * @property {ReadonlySet<string>} completed
 * @property {ReadonlySet<string>} stopped cut off, failed or undone, and neither completed nor entered again since
 */

/**
 * @param {Pick<CaseView, 'tokens'>} view
 * @param {readonly PathEntry[]} path
 * @returns {Marks}
 */
export function marksOf({ tokens }, path) {
  /** @type {Map<string, { tokens: number, broken: boolean }>} */
  const active = new Map();
  for (const { element, incident } of tokens) {
    const mark = active.get(element) ?? { tokens: 0, broken: false };
    active.set(element, { tokens: mark.tokens + 1, broken: mark.broken || incident !== undefined });
  }
  /** @type {Map<string, PathEntry['event']>} */
  const last = new Map();
  for (const { element, event } of path) if (event !== 'entered') last.set(element, event);
  const ended = [...last];
  return {
    active,
    completed: new Set(ended.flatMap(([element, event]) => (event === 'completed' ? [element] : []))),
    stopped: new Set(
      ended.flatMap(([element, event]) => (event === 'completed' || active.has(element) ? [] : [element])),
    ),
  };
}
