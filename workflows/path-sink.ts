import { workflowInfo, type Sinks } from '@temporalio/workflow';
import type { PathEntry } from '../engine/kernel/index.ts';

/** Called for every line of the path: during replay, which is how the auditor's path is computed anew, and live where a worker listens. */
export interface PathSink extends Sinks {
  path: { entry(entry: PathEntry): void };
}

/** Tells what happened to whoever listens; a live worker is spared a message between threads for every line where nobody does. */
export function tellPath({ path: sink }: PathSink, path: readonly PathEntry[]): void {
  if (workflowInfo().unsafe.isReplaying || isWatched()) for (const entry of path) sink.entry(entry);
}

/** The worker's bundle says so (worker/workflow-bundle.ts). Nothing that a case does depends on it. */
function isWatched(): boolean {
  return Reflect.get(globalThis, 'maschinenraumWatched') === true;
}
