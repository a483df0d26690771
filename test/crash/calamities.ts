import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../engine/testing/seeded-random.ts';
import type { BreakableMachine, Part } from './breakable-machine.ts';

/**
 * Breaks parts right after the tools have been asked so many times to do something: that is when work is done and nobody knows of it
 * yet, or is about to be asked for.
 */
export interface Calamity {
  readonly afterWrites: number;
  readonly delayMs: number;
  readonly parts: readonly Part[];
}

/** Each round has all of them, at moments and in an order of its own. */
const KINDS: readonly (readonly Part[])[] = [['worker'], ['temporal'], ['temporal', 'worker'], ['sandbox']];
const LONGEST_DELAY = 45;

/** Spread over a run in which the tools are asked `writes` times to do something; the seed fixes them. */
export function calamitiesOf(seed: number, writes: number): readonly Calamity[] {
  const random = seededRandom(seed);
  return KINDS.map((parts) => ({
    parts,
    afterWrites: 1 + random(Math.floor(writes * 0.9)),
    delayMs: random(LONGEST_DELAY),
  })).sort((a, b) => a.afterWrites - b.afterWrites);
}

/** Lets them happen, one after the other; rejects when a part does not come back. */
export async function letHappen(
  machine: BreakableMachine,
  calamities: readonly Calamity[],
  until: AbortSignal,
): Promise<number> {
  let happened = 0;
  for (const { afterWrites, delayMs, parts } of calamities) {
    while (machine.writes() < afterWrites) {
      if (until.aborted) return happened;
      await pause(1);
    }
    await pause(delayMs);
    await machine.break(parts);
    happened += 1;
  }
  return happened;
}
