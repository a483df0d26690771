import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { ActionDescriptor } from '../workflows/activity-options.ts';
import { watched, workflowBundle, type BundleEntry } from './workflow-bundle.ts';

/** Queue of the cases themselves, and of jobs that are no action of a tool. */
export const CASE_QUEUE = 'maschinenraum';

export interface WorkersOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly bundle?: BundleEntry;
  /** Activities by type: the tools' actions and the engine's own. */
  readonly activities: Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;
  /** The actions, for their queues and rate limits; none: only the case queue is served. */
  readonly actions: Readonly<Record<string, ActionDescriptor & { readonly ratePerSecond: number }>>;
  /** False where the tools are sandboxes: nobody's quota has to be kept. */
  readonly rateLimits?: boolean;
  /** Listens to the path of cases while they run; without it nothing is told. */
  readonly sinks?: NonNullable<WorkerOptions['sinks']>;
  readonly identity?: string;
  /** How many workflows stay in memory between their tasks. */
  readonly maxCachedWorkflows?: number;
}

export interface RunningWorkers {
  /** Rejects when a worker fails for good. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the worker of the cases and one for each tool. The tool's task queue carries the vendor's rate limit: the server holds it
 * for all workers together, so as many as one likes may run.
 */
export async function startWorkers(options: WorkersOptions): Promise<RunningWorkers> {
  const shared = {
    connection: options.connection,
    namespace: options.namespace,
    activities: { ...options.activities },
    ...(options.identity === undefined ? {} : { identity: options.identity }),
  };
  const bundle = await workflowBundle(options.bundle ?? 'processes');
  const cases = await Worker.create({
    ...shared,
    taskQueue: CASE_QUEUE,
    workflowBundle: options.sinks === undefined ? bundle : watched(bundle),
    sinks: options.sinks ?? ignorePath,
    ...(options.maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows: options.maxCachedWorkflows }),
  });
  const tools = await Promise.all(
    [...ratesByQueue(options.actions)].map(([taskQueue, ratePerSecond]) =>
      Worker.create({
        ...shared,
        taskQueue,
        ...(options.rateLimits === false ? {} : { maxTaskQueueActivitiesPerSecond: ratePerSecond }),
      }),
    ),
  );
  const workers = [cases, ...tools];
  const done = Promise.all(workers.map((worker) => worker.run())).then(() => undefined);
  return {
    done,
    async stop() {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
    },
  };
}

/** The path is told to sinks; a worker that tells nobody has no use for it. */
const ignorePath: NonNullable<WorkerOptions['sinks']> = {
  path: { entry: { fn: () => undefined, callDuringReplay: false } },
};

function ratesByQueue(actions: WorkersOptions['actions']): ReadonlyMap<string, number> {
  return new Map(Object.values(actions).map(({ queue, ratePerSecond }) => [queue, ratePerSecond]));
}
