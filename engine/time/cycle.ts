import type { Repeat } from '../kernel/state.ts';
import { nextCronTime, parseCron } from './cron.ts';
import { addDuration, parseDuration } from './duration.ts';
import { parseDateTime } from './moment.ts';

/** When a repeating timer fires, and how it goes on after that. */
export interface Firing {
  /** Epoch milliseconds. */
  readonly due: number;
  readonly repeat?: Repeat;
}

/** ISO 8601 repetition: `R3/PT10H`, `R/P1D`, `R5/2026-12-01T08:00:00Z/P1D`. */
const REPETITION = /^R(\d*)\/(?:([^/]+)\/)?(P[^/]+)$/;

/** The first firing of a cycle after `now`; undefined if the text is neither an ISO 8601 repetition nor a cron expression. */
export function firstFiring(cycle: string, now: number): Firing | undefined {
  const match = REPETITION.exec(cycle);
  if (match === null) {
    return cronFiring(cycle, now);
  }
  const [, count = '', start, duration = ''] = match;
  const interval = parseDuration(duration);
  const begin = start === undefined ? undefined : parseDateTime(start);
  if (interval === undefined || (start !== undefined && begin === undefined) || count === '0')
    return undefined;
  const due = begin === undefined || begin < now ? addDuration(now, interval) : begin;
  if (Number.isNaN(due)) return undefined;
  if (count === '') return { due, repeat: { cycle } };
  return count === '1' ? { due } : { due, repeat: { cycle, left: Number(count) - 1 } };
}

/** The firing after the one that was due at `due`: counted from then, so that a late timer does not shift those after it. */
export function nextFiring(due: number, repeat: Repeat): Firing | undefined {
  const interval = parseDuration(REPETITION.exec(repeat.cycle)?.[3] ?? '');
  if (interval === undefined) return cronFiring(repeat.cycle, due);
  const next = addDuration(due, interval);
  if (repeat.left === undefined) return { due: next, repeat };
  return repeat.left <= 1 ? { due: next } : { due: next, repeat: { ...repeat, left: repeat.left - 1 } };
}

function cronFiring(cycle: string, after: number): Firing | undefined {
  const cron = parseCron(cycle);
  const due = cron === undefined ? undefined : nextCronTime(cron, after);
  return due === undefined ? undefined : { due, repeat: { cycle } };
}
