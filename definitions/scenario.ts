import type { Variables } from '../engine/kernel/index.ts';
import type { Script } from '../engine/memory/script.ts';

/** One row of a definition's scenario table: it runs in memory and on Temporal, and has to end the same way on both. */
export interface Scenario {
  /** What happens, as a sentence. */
  readonly name: string;
  /** The start input. */
  readonly variables: Variables;
  /** What the world does meanwhile. */
  readonly script: Script;
  /** Every element that completed, in order of completion, without the process itself: `a > b > c`. Exact. */
  readonly path: string;
  readonly ends: 'completed' | 'terminated' | 'failed' | 'incident' | 'waiting';
  /** Virtual time it takes, an ISO 8601 duration. */
  readonly took?: string;
  /** Variables at the end; those not named here may be anything. */
  readonly expect?: Variables;
}

/** Joins stretches of a path that several scenarios share. */
export function path(...stretches: readonly string[]): string {
  return stretches.join(' > ');
}
