/** @import { PathEntry } from '../api/shapes.ts' */

/**
 * A sequence flow of a drawing.
 * @typedef {object} DrawnFlow
 * @property {string} id
 * @property {string} [name]
 * @property {string} source
 * @property {string} target
 * @property {boolean} certain whether its source always takes it: it has no other, or it takes all
 */

/**
 * The flows that a case has taken. A path tells of elements; what a gateway chose stands in its detail: `took` names flows, `chosen` the
 * event that came first.
 * @param {readonly DrawnFlow[]} flows
 * @param {readonly PathEntry[]} path
 * @returns {ReadonlySet<string>} their ids
 */
export function takenFlows(flows, path) {
  /** @type {Set<string>} */
  const entered = new Set();
  /** @type {Map<string, Set<string> | undefined>} */
  const completed = new Map();
  for (const { element, event, detail } of path) {
    if (event === 'entered') entered.add(element);
    if (event !== 'completed') continue;
    const choices = [detail?.['took'] ?? [], detail?.['chosen'] ?? []].flat().map(String);
    const before = completed.get(element);
    completed.set(element, choices.length === 0 ? before : new Set([...(before ?? []), ...choices]));
  }
  const taken = flows.filter(({ id, name, source, target, certain }) => {
    if (!completed.has(source)) return false;
    const choices = completed.get(source);
    if (choices === undefined) return certain || entered.has(target);
    return choices.has(name ?? id) || choices.has(target);
  });
  return new Set(taken.map(({ id }) => id));
}
