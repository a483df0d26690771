import type { Context } from '@temporalio/activity';
import { CancelledFailure } from '@temporalio/common';
import type { Action } from './define-action.ts';
import type { Pause } from './open-call.ts';

/** What is known of a call whose wait was cancelled: the one detail of its failure, and so in the history of the case. */
export interface CancelledWait {
  readonly action: string;
  /** Whether the tool has what was asked for; absent where an earlier attempt may have handed it in. */
  readonly handedIn?: boolean;
  /** What the tool calls the job. */
  readonly job?: string;
}

interface WaitParts {
  readonly action: Pick<Action, 'id' | 'cancelledWait'>;
  readonly context: Pick<Context, 'cancellationSignal'> | undefined;
  /** Ends the whole call. */
  readonly signal: AbortSignal;
  readonly pause: Pause;
  /** An earlier attempt may have come further than this one. */
  readonly repeated: boolean;
}

/**
 * The waits of a call. A call that changes something is not cut off when its step is cancelled (cut-off.ts); one that declares
 * `cancelledWait` ends all the same as soon as it does nothing but wait, and says whether the tool has its work already.
 */
export function stoppableWait({ action, context, signal, pause, repeated }: WaitParts): {
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly handedIn: (job?: string) => void;
} {
  const stop = action.cancelledWait === undefined ? signal : (context?.cancellationSignal ?? signal);
  let left: CancelledWait = { action: action.id, ...(repeated ? {} : { handedIn: false }) };
  return {
    handedIn(job) {
      left = { action: action.id, handedIn: true, ...(job === undefined ? {} : { job }) };
    },
    async pause(milliseconds) {
      try {
        await pause(milliseconds, stop);
      } catch (error) {
        if (signal.aborted || !stop.aborted) throw error;
        throw new CancelledFailure(`${action.id} was cancelled while it waited`, [left]);
      }
    },
  };
}
