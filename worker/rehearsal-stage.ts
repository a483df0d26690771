import { activityInfo } from '@temporalio/activity';
import { WorkflowClient } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { MAX_TIMERS, type MemoryRun } from '../engine/memory/run-in-memory.ts';
import type { Answer } from '../engine/memory/script.ts';
import { REHEARSED_JOB } from '../workflows/rehearsal.ts';
import { BROADCAST_SIGNAL, PUBLISH_MESSAGE } from '../workflows/activity-options.ts';
import { answerJob, type Post } from './answer-job.ts';
import { clockFor, type Clock } from './rehearsal-clock.ts';
import { RehearsalRun, type StageOutcome } from './rehearsal-run.ts';
import { ensureSearchAttributes } from './search-attributes.ts';
import { reachTemporal, type TemporalConfig } from '../api/temporal-connection.ts';
import { startWorkers } from './start-workers.ts';
import { TimeSkippingClient } from './time-skipping-client.ts';

export type { StageOutcome } from './rehearsal-run.ts';

/** A Temporal server with a worker on it, on which scripts are played: the same runs as in memory, with the same outcome. */
export interface RehearsalStage {
  /** Without `timeSkipping` (default true) timers take as long as they say. */
  run(run: MemoryRun, options?: { readonly timeSkipping?: boolean }): Promise<StageOutcome>;
  close(): Promise<void>;
}

/** Opens a stage on a Temporal that runs; TEMPORAL_UNAVAILABLE when it does not. */
export async function openRehearsalStage(temporal: TemporalConfig): Promise<RehearsalStage> {
  const { namespace } = temporal;
  const connection = await reachTemporal(temporal);
  await ensureSearchAttributes(connection, namespace);
  const native = await NativeConnection.connect(temporal.connection);
  const running = new Set<RehearsalRun>();
  const sender = (): string => activityInfo().workflowExecution?.workflowId ?? '';
  const theRun = (): RehearsalRun | undefined => [...running].find((candidate) => candidate.owns(sender()));
  const post: Post = {
    publish: async (message) => await theRun()?.publish(message, sender()),
    broadcast: async (signal) => await theRun()?.broadcast(signal),
  };
  const workers = await startWorkers({
    connection: native,
    namespace,
    bundle: 'foreign',
    activities: {
      [REHEARSED_JOB]: async (answer: Answer) => await answerJob(answer, post),
      [PUBLISH_MESSAGE]: post.publish,
      [BROADCAST_SIGNAL]: post.broadcast,
    },
    actions: {},
  });
  const plain = new WorkflowClient({ connection, namespace });
  const clients: Readonly<Record<Clock, WorkflowClient>> = {
    nobody: plain,
    server: new TimeSkippingClient({ connection, namespace }, MAX_TIMERS),
    stage: plain,
  };
  return {
    async run(run, { timeSkipping = true } = {}) {
      const clock = timeSkipping ? clockFor(run) : 'nobody';
      const rehearsal = new RehearsalRun(clients[clock], run, clock);
      running.add(rehearsal);
      try {
        return await rehearsal.play();
      } finally {
        running.delete(rehearsal);
      }
    },
    async close() {
      await workers.stop();
      await native.close();
      await connection.close();
    },
  };
}
