import { modelOf, type Sketch } from '../testing/index.ts';
import type { MemoryRun, RunOutcome } from './run-in-memory.ts';

/** What comes of a run on every runner. */
export interface TrialOutcome {
  readonly status: RunOutcome['status'];
  /** Completed elements of the case that was started, and of each other case, by process. */
  readonly path: string;
  readonly others?: Readonly<Record<string, string>>;
  readonly variables?: RunOutcome['variables'];
  readonly incident?: RunOutcome['incident'];
  readonly error?: RunOutcome['error'];
}

/** A run to try on every runner. */
export interface TrialRun {
  readonly name: string;
  readonly run: MemoryRun;
}

/** The models of sketched processes, by process id. */
export function models(sketches: Readonly<Record<string, Sketch>>): MemoryRun['models'] {
  return Object.fromEntries(Object.entries(sketches).map(([id, sketch]) => [id, modelOf(sketch, id)]));
}
