/**
 * @typedef {object} FieldError
 * @property {string} pointer JSON pointer into the body that was sent
 * @property {string} detail
 */

/**
 * @typedef {object} ProblemBody
 * @property {string} title
 * @property {string} code
 * @property {number} [status]
 * @property {string} [detail]
 * @property {string} [nextStep]
 * @property {string} [type] address of the page that explains the code
 * @property {readonly FieldError[]} [errors]
 */

/** What the API answers when it cannot do what it was asked to (RFC 9457). */
export class ApiProblem extends Error {
  /** @override */
  name = 'ApiProblem';

  /** @param {ProblemBody} body */
  constructor(body) {
    super(body.detail ?? body.title);
    this.body = body;
  }

  get code() {
    return this.body.code;
  }

  /** Whether the same request may well succeed later. */
  get passes() {
    return (
      (this.body.status ?? 0) >= 500 || this.code === 'API_NOT_REACHABLE' || this.code === 'TOO_MANY_REQUESTS'
    );
  }
}

/** The API did not answer at all. */
export function notReachable() {
  return new ApiProblem({
    code: 'API_NOT_REACHABLE',
    title: 'The API does not answer',
    nextStep: 'check that it runs and that the network is there; then try again',
  });
}

/**
 * Reads the problem out of an answer; a proxy on the way may answer with something else.
 * @param {Response} response
 * @returns {Promise<ApiProblem>}
 */
export async function problemOf(response) {
  const { status } = response;
  /** @type {unknown} */
  const body = await response.json().catch(() => undefined);
  if (isProblemBody(body)) return new ApiProblem(body);
  return new ApiProblem({
    status,
    code: 'ANSWER_UNEXPECTED',
    title: `The answer is no problem of the API (status ${status})`,
    nextStep: 'look whether something between this page and the API answers in its place',
  });
}

/**
 * @param {unknown} body
 * @returns {body is ProblemBody}
 */
export function isProblemBody(body) {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body;
}
