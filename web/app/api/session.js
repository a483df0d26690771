/** The API key of this tab. It lives as long as the tab does, and never stands in an address. */

const NAME = 'maschinenraum.key';

/** Tells when the key is gone; its only event is `forgotten`, whose detail is the problem that made it so, if one did. */
export const session = new EventTarget();

/** @returns {string | null} */
export function currentKey() {
  return sessionStorage.getItem(NAME);
}

/** @param {string} key */
export function keepKey(key) {
  sessionStorage.setItem(NAME, key);
}

/**
 * Locks the page.
 * @param {import('./problem.js').ApiProblem} [problem] why, where the reader did not want it
 */
export function forgetKey(problem) {
  sessionStorage.removeItem(NAME);
  session.dispatchEvent(new CustomEvent('forgotten', { detail: problem }));
}
