/**
 * @typedef {object} Place
 * @property {HTMLElement} main where the page goes
 * @property {readonly string[]} parameters
 * @property {URLSearchParams} query
 * @property {import('../api/visitor.js').Visitor} visitor who looks at it
 * @property {AbortSignal} signal aborted when the reader goes elsewhere
 */

/** @typedef {{ readonly section: string, readonly pattern: RegExp, readonly show: (place: Place) => void | Promise<void> }} RouteOfPage */

/**
 * Finds the page of an address such as `#/cases/launch-7?status=running`.
 * @param {readonly RouteOfPage[]} routes
 * @param {string} hash
 */
export function findRoute(routes, hash) {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  for (const route of routes) {
    const match = route.pattern.exec(path);
    if (match === null) continue;
    return { route, parameters: match.slice(1).map(readable), query: new URLSearchParams(search) };
  }
  return undefined;
}

/** @param {string} text */
function readable(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {string} caseId */
export function caseAddress(caseId) {
  return `#/cases/${encodeURIComponent(caseId)}`;
}

/** @param {{ readonly caseId: string, readonly task: number }} task */
export function taskAddress({ caseId, task }) {
  return `#/tasks/${encodeURIComponent(caseId)}/${task}`;
}
