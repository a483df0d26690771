import { asyncLocalStorage, type Context } from '@temporalio/activity';
import { ActivityCancellationDetails, CancelledFailure } from '@temporalio/common';
import type { Sandbox } from './define-sandbox.ts';
import { startTrial, type Trial } from './trial.ts';

/** Actions of one tool against its sandbox, as activities whose step is cancelled as soon as one of them waits. */
export async function startCancelledTrial(sandbox: Sandbox, attempt = 1): Promise<Trial> {
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
        info: { attempt, isLocal: true },
        cancellationSignal: cancelling.signal,
        cancellationDetails: new ActivityCancellationDetails({ cancelRequested: true }),
        heartbeat: () => undefined,
      } as unknown as Context;
      return await asyncLocalStorage.run(context, async () => await trial.call(action, input, meta));
    },
  };
}
