import type { Context } from '@temporalio/activity';
import type { Effect } from './define-action.ts';

/**
 * Says when a call ends early. That its step is cancelled is no reason for a call that changes something: cut off in the middle, nobody
 * would know what it did. It does its work to the end, and the case waits for that; only what does nothing but wait may stop
 * (stoppable-wait.ts). docs/decisions/0017-cancelling-waits.md.
 */
export function cutOff(
  effect: Effect,
  context: Pick<Context, 'cancellationSignal' | 'cancellationDetails'> | undefined,
): AbortSignal {
  const cut = new AbortController();
  if (context === undefined) return cut.signal;
  const { cancellationSignal: cancelled } = context;
  const end = (): void => {
    if (effect === 'read' || context.cancellationDetails?.cancelRequested !== true)
      cut.abort(cancelled.reason);
  };
  if (cancelled.aborted) end();
  else cancelled.addEventListener('abort', end, { once: true });
  return cut.signal;
}
