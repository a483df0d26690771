import { at, send } from './call.js';
import { eventsOf } from './event-stream.js';
import { ApiProblem, isProblemBody, notReachable } from './problem.js';

/** @import { PathEntry } from './shapes.ts' */

/** @typedef {'live' | 'reconnecting' | 'ended'} Connection */

/**
 * @typedef {object} Follower
 * @property {(entries: readonly PathEntry[]) => void} onEntries the next lines, in order, each once
 * @property {(connection: Connection) => void} onConnection
 * @property {AbortSignal} signal
 */

const LONGEST_PAUSE = 15_000;

/**
 * Follows the path of a case to its end, over as many connections as it takes: each carries on behind the last line that came.
 * @param {string} caseId
 * @param {Follower} follower
 * @throws {ApiProblem} when trying again is no use
 */
export async function followPath(caseId, { onEntries, onConnection, signal }) {
  let seen = 0;
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      const response = await send(at`/cases/${caseId}/events`, {
        signal,
        headers: { 'last-event-id': `${seen}` },
      });
      onConnection('live');
      for await (const events of eventsOf(response)) {
        tries = 0;
        const entries = events.filter(({ event }) => event === 'path');
        seen = Number(entries.at(-1)?.id ?? seen);
        if (entries.length > 0) onEntries(entries.map(({ data }) => JSON.parse(data)));
        const problem = events.find(({ event }) => event === 'problem');
        if (problem !== undefined) throw problemIn(problem.data);
        if (events.some(({ event }) => event === 'end')) return onConnection('ended');
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiProblem && !error.passes) throw error;
    }
    if (signal.aborted) return;
    onConnection('reconnecting');
    await pause(Math.min(LONGEST_PAUSE, 250 * 2 ** tries), signal);
  }
}

/** @param {string} data */
function problemIn(data) {
  /** @type {unknown} */
  const body = JSON.parse(data);
  return isProblemBody(body) ? new ApiProblem(body) : notReachable();
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
