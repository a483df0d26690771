import { notReachable, problemOf } from './problem.js';
import { currentKey, forgetKey } from './session.js';

/**
 * @typedef {object} CallOptions
 * @property {unknown} [body] makes it a POST
 * @property {Readonly<Record<string, string>>} [headers]
 * @property {AbortSignal} [signal]
 */

/**
 * Calls the API and gives the answer as it came. A refused key locks the page.
 * @param {string} path below /api/v1
 * @param {CallOptions} [options]
 * @returns {Promise<Response>}
 * @throws {import('./problem.js').ApiProblem}
 */
export async function send(path, { body, headers, signal } = {}) {
  const response = await fetch(`/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${currentKey() ?? ''}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    cache: 'no-store',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((/** @type {unknown} */ error) => {
    throw signal?.aborted ? error : notReachable();
  });
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (response.status === 401 && currentKey() !== null) forgetKey(problem);
  throw problem;
}

/**
 * Calls the API for JSON.
 * @template Answer
 * @param {string} path
 * @param {CallOptions} [options]
 * @returns {Promise<Answer>}
 */
export async function call(path, options) {
  const response = await send(path, options);
  return /** @type {Answer} */ (await response.json());
}

/**
 * Writes a path with its parameters escaped: `at`/cases/${id}``.
 * @param {TemplateStringsArray} texts
 * @param {readonly (string | number)[]} parameters
 */
export function at(texts, ...parameters) {
  return String.raw({ raw: texts }, ...parameters.map((parameter) => encodeURIComponent(parameter)));
}
