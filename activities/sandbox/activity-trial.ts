import { asyncLocalStorage, type Context } from '@temporalio/activity';
import { ActivityCancellationDetails, CancelledFailure } from '@temporalio/common';
import type { Sandbox } from './define-sandbox.ts';
import { startTrial, type Trial } from './trial.ts';

/** How an activity came to run. */
interface ActivityOptions {
  readonly attempt?: number;
  /** How long ago its first attempt was scheduled. */
  readonly scheduledMsAgo?: number;
}

/** Actions of one tool against its sandbox, as activities whose step is cancelled as soon as one of them waits. */
export async function startActivityTrial(
  sandbox: Sandbox,
  { attempt = 1, scheduledMsAgo = 0 }: ActivityOptions = {},
): Promise<Trial> {
  let cancelling = new AbortController();
  const trial = await startTrial(sandbox, {
    pause: async (_milliseconds, signal) => {
      cancelling.abort(new CancelledFailure('CANCELLED'));
      signal.throwIfAborted();
    },
  });
  return {
    ...trial,
    async call(action, input, meta) {
      cancelling = new AbortController();
      const context = {
        info: { attempt, isLocal: true, scheduledTimestampMs: Date.now() - scheduledMsAgo },
        cancellationSignal: cancelling.signal,
        cancellationDetails: new ActivityCancellationDetails({ cancelRequested: true }),
        heartbeat: () => undefined,
      } as unknown as Context;
      return await asyncLocalStorage.run(context, async () => await trial.call(action, input, meta));
    },
  };
}
