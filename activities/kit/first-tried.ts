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

/** Whether a call that is made again now could do its work twice: its answer may take a while, and the vendor's key may be over by then. */
export function mayDouble(
  { retrySafety, keyedFor }: Pick<Action, 'retrySafety' | 'keyedFor'>,
  triedFor: number,
  answerTimeoutMs: number,
): boolean {
  if (retrySafety !== 'keyed') return retrySafety === 'unsafe';
  return keyedFor !== undefined && triedFor + answerTimeoutMs >= (parseDuration(keyedFor)?.milliseconds ?? 0);
}
