import { DefaultLogger, Runtime, type LogEntry, type LogLevel } from '@temporalio/worker';

/**
 * Says how much the SDK's runtime tells, before the first connection of the process. Its entries go to standard error without
 * what they carry: an error's details may hold what a case holds. Signals are left alone: whoever serves something ends it by
 * itself, and everybody else goes at the first Ctrl-C.
 */
export function logFrom(level: LogLevel): void {
  Runtime.install({
    logger: new DefaultLogger(level, writeLine),
    shutdownSignals: [],
    telemetryOptions: { logging: { filter: 'ERROR' } },
  });
}

function writeLine({ level, message, timestampNanos, meta }: LogEntry): void {
  const { workflowId, activityId, activityType, workflowType, taskQueue } = meta ?? {};
  const time = new Date(Number(timestampNanos / 1_000_000n)).toISOString();
  const line = { time, level, message, taskQueue, workflowType, workflowId, activityType, activityId };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
