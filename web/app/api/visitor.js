import { call } from './call.js';

/** @import { ListedProcess, Me, Page } from './shapes.ts' */

/**
 * Who looks at the page, and what is the same wherever they look.
 * @typedef {object} Visitor
 * @property {string} person
 * @property {readonly string[]} roles
 * @property {(operation: string) => boolean} may whether the API lets them: `POST /cases/{caseId}/cancel`
 * @property {readonly ListedProcess[]} processes
 * @property {(process: string) => string} nameOf what a process is called
 */

/**
 * Asks the API whom the key belongs to. Who may do what is its answer, and is decided nowhere else.
 * @returns {Promise<Visitor>}
 * @throws {import('./problem.js').ApiProblem}
 */
export async function meetVisitor() {
  /** @type {[Me, Page<ListedProcess>]} */
  const [{ person, roles, may }, { items }] = await Promise.all([call('/me'), call('/processes')]);
  const names = new Map(items.map(({ id, name }) => [id, name]));
  return {
    person,
    roles,
    may: (operation) => may.includes(operation.replace(' ', ' /api/v1')),
    processes: items,
    nameOf: (process) => names.get(process) ?? process,
  };
}
