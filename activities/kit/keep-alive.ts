import type { Context } from '@temporalio/activity';

/** The server takes a worker for dead that is silent for so long, and gives its step to another one. */
export const HEARTBEAT_TIMEOUT_MS = 10_000;

const BEAT_MS = 2000;

/**
 * Heartbeats until the answer is called. A killed worker is noticed within seconds instead of at the end of the attempt's time,
 * and a cancellation reaches the activity, for it comes back with a heartbeat. Local activities have none.
 */
export function keepAlive(context: Context | undefined): () => void {
  if (context === undefined || context.info.isLocal) return () => undefined;
  const beat = setInterval(() => context.heartbeat(), BEAT_MS);
  return () => clearInterval(beat);
}
