import type { Context } from '@temporalio/activity';
import { parseDuration } from '../../engine/time/duration.ts';
import type { CallMeta } from './activities.ts';
import type { Action } from './define-action.ts';

/**
 * How long ago the work of a call may first have been asked for, in milliseconds: by an earlier execution of its step, which the
 * workflow tells, or by an earlier attempt of this one. The server's times and the real clock count, not what connectors take for now.
 */
export function triedForMs(
  { mayHaveRun, triedForMs: before }: Pick<CallMeta, 'mayHaveRun' | 'triedForMs'>,
  context: { readonly info: Pick<Context['info'], 'scheduledTimestampMs'> } | undefined,
): number {
  const earlier = mayHaveRun === true ? (before ?? Infinity) : 0;
  return earlier + (context === undefined ? 0 : Math.max(0, Date.now() - context.info.scheduledTimestampMs));
}

/** Room for clocks of ours, of Temporal's and of vendors that go apart. */
const CLOCKS_APART_MS = 3_600_000;

/** Since when the tool may have work of this call; undefined where the case does not know any more. */
export function triedSince(
  meta: Parameters<typeof triedForMs>[0],
  context: Parameters<typeof triedForMs>[1],
  now: Date,
): Date | undefined {
  const tried = triedForMs(meta, context);
  return Number.isFinite(tried) ? new Date(now.getTime() - tried - CLOCKS_APART_MS) : undefined;
}

/** Whether a call that is made again now could do its work twice: its answer may take a while, and the vendor's key may be over by then. */
export function mayDouble(
  { retrySafety, keyedFor }: Pick<Action, 'retrySafety' | 'keyedFor'>,
  triedFor: number,
  answerTimeoutMs: number,
): boolean {
  if (retrySafety !== 'keyed') return retrySafety === 'unsafe';
  return keyedFor !== undefined && triedFor + answerTimeoutMs >= (parseDuration(keyedFor)?.milliseconds ?? 0);
}
