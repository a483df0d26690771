import { seededRandom } from '../../engine/testing/seeded-random.ts';
import type { Mutant } from './mutant.ts';
import { mutators } from './mutators.ts';
import { errorsAround, type Subject } from './subject.ts';

/** How many mutants of each kind `compile` tells of, and those that it does not. */
export interface Score {
  readonly caught: Readonly<Record<string, number>>;
  readonly missed: readonly Mutant[];
}

/** Tries so many mutants, each kind in its turn, so that none is crowded out by one with many places. */
export async function scoreOf(subjects: readonly Subject[], count: number, seed: number): Promise<Score> {
  const random = seededRandom(seed);
  const kinds = mutators.map((mutator) => subjects.flatMap(mutator));
  const caught: Record<string, number> = {};
  const missed: Mutant[] = [];
  let tried = 0;
  // A kind with few places is through some day.
  for (let turn = 0; tried < count && kinds.some(({ length }) => length > 0); turn += 1) {
    const kind = kinds[turn % kinds.length] ?? [];
    const [mutant] = kind.splice(random(kind.length), 1);
    if (mutant === undefined) continue;
    tried += 1;
    const errors = await errorsAround(mutant.subject, subjects);
    if (errors.length === 0) missed.push(mutant);
    else caught[mutant.kind] = (caught[mutant.kind] ?? 0) + 1;
  }
  return { caught, missed };
}
