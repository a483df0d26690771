import { setTimeout as delay } from 'node:timers/promises';
import type { ActivityLog } from '../../activities/kit/activities.ts';
import type { Target } from './target.ts';

export interface EmitterOptions {
  readonly target: Target;
  readonly log?: Pick<ActivityLog, 'warn'>;
  /** How many events may wait; the newest beyond are dropped. */
  readonly capacity?: number;
  /** Milliseconds before each further attempt to tell an event. */
  readonly pauses?: readonly number[];
  /** Longest time that one attempt may take, and the end may wait for what is left. */
  readonly patienceMs?: number;
}

/** Tells events in their order, beside the work and never in its way. */
export interface Emitter {
  /** Never throws and never waits. */
  emit(event: object): void;
  /** Tells what is left, as far as that goes, and how many events were lost. */
  close(): Promise<{ readonly dropped: number }>;
}

/** Starts telling events to a target. What cannot be told is dropped and counted. */
export function startEmitter({
  target,
  log,
  capacity = 10_000,
  pauses = [500, 2_000, 10_000],
  patienceMs = 5_000,
}: EmitterOptions): Emitter {
  const waiting: object[] = [];
  const ending = new AbortController();
  let dropped = 0;
  let telling: Promise<void> | undefined;

  const drop = (why: string): void => {
    dropped += 1;
    // Told at 1, 2, 4, 8 …: a target that is down fills no log.
    if ((dropped & (dropped - 1)) === 0) log?.warn('OpenLineage events dropped', { dropped, why });
  };
  const tell = async (event: object): Promise<void> => {
    let why = 'the worker ended';
    for (const pause of [0, ...pauses]) {
      try {
        if (pause > 0) await delay(pause, undefined, { signal: ending.signal });
        if (ending.signal.aborted) break;
        await target(event, AbortSignal.any([ending.signal, AbortSignal.timeout(patienceMs)]));
        return;
      } catch (error) {
        if (ending.signal.aborted) break;
        why = reasonOf(error);
      }
    }
    drop(why);
  };
  const tellAll = async (): Promise<void> => {
    for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) await tell(event);
    telling = undefined;
  };
  return {
    emit(event) {
      if (waiting.length >= capacity) return drop('too many wait');
      waiting.push(event);
      telling ??= tellAll();
    },
    async close() {
      const patience = setTimeout(() => ending.abort(), patienceMs);
      await telling;
      clearTimeout(patience);
      return { dropped };
    },
  };
}

/** Errors of `fetch` hide theirs in the cause; none of them quotes the event. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause: unknown = error.cause;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return 'code' in error ? String(error.code) : error.message;
}
