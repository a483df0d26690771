import fc from 'fast-check';
import { runInMemory, type MemoryRun, type OtherCase } from '../../engine/memory/run-in-memory.ts';
import type { Script } from '../../engine/memory/script.ts';
import { seededRandom } from '../../engine/testing/seeded-random.ts';
import type { RehearsalStage } from '../../worker/rehearsal-stage.ts';
import { anyBlock } from './block.ts';
import { checkedBy, type Checked } from './checked.ts';
import { randomRun, type Recipe } from './random-run.ts';
import { smaller } from './smaller.ts';
import { storyOf } from './story.ts';

/** Longer stories say no more and take a server long. */
const LONGEST_PATH = 300;
/** For so long a smaller one is looked for than what failed, milliseconds. */
const SHRINK_FOR = 90_000;

type Stage = Pick<RehearsalStage, 'run'>;

/** Any process, any process that it calls, any script. */
const anyRecipe: fc.Arbitrary<Recipe> = fc.record({
  main: anyBlock(),
  called: anyBlock(2),
  choices: fc.array(fc.nat(99), { maxLength: 200 }),
  times: fc.nat(),
});

/**
 * Plays so many random runs in memory and on Temporal, which must tell the same story. A failure names the seed, the smallest model
 * and script that were found to differ, and how.
 */
export async function checkRunners(stage: Stage, runs: number, seed: number): Promise<Checked> {
  const property = fc.asyncProperty(anyRecipe, async (recipe) => {
    const how = await differenceOn(stage, recipe);
    fc.pre(how !== 'unclear');
    if (how !== undefined) throw new Error(await smallestOn(stage, recipe, how));
  });
  // fast-check would take what differs to smaller choices, but no block out of the one around it.
  return checkedBy(
    await fc.check(property, { numRuns: runs, seed, endOnFailure: true, includeErrorInReport: true }),
  );
}

/** How the two differ; nothing where they agree. */
async function differenceOn(stage: Stage, recipe: Recipe): Promise<'unclear' | string | undefined> {
  const run = randomRun(recipe);
  const expected = storyInMemory(run);
  if (expected === undefined) return 'unclear';
  const story = storyOf(await stage.run(run));
  return story === expected ? undefined : difference(run, expected, story);
}

async function smallestOn(stage: Stage, recipe: Recipe, how: string): Promise<string> {
  const until = Date.now() + SHRINK_FOR;
  let smallest = { recipe, how };
  for (let found = true; found;) {
    found = false;
    for (const less of smaller(smallest.recipe)) {
      if (Date.now() > until) break;
      const still = await differenceOn(stage, less);
      if (still === undefined || still === 'unclear') continue;
      smallest = { recipe: less, how: still };
      found = true;
      break;
    }
  }
  return `${JSON.stringify(smallest.recipe)}\n${smallest.how}`;
}

/** Nothing where the story is too long or hangs on what comes first of things at the same time: on a server answers take a little longer. */
function storyInMemory(run: MemoryRun): string | undefined {
  const outcome = runInMemory(run);
  if ([outcome, ...outcome.others].reduce((sum, { path }) => sum + path.length, 0) > LONGEST_PATH)
    return undefined;
  if (moveTogether(outcome.others)) return undefined;
  const story = storyOf(outcome);
  const late = [1, 2, 3].map((seed) => storyOf(runInMemory({ ...run, script: delayed(run.script, seed) })));
  return late.every((other) => other === story) ? story : undefined;
}

/** Whether two cases of one process did something at the same time: the same job, perhaps, by the same answer. */
function moveTogether(others: readonly OtherCase[]): boolean {
  const moves = others.flatMap(({ process, path }) => [...new Set(path.map(({ at }) => `${process} ${at}`))]);
  return new Set(moves).size < moves.length;
}

/** The same script, each time a few seconds later. */
function delayed(script: Script | undefined, seed: number): Script {
  const random = seededRandom(seed);
  const text = JSON.stringify(script).replaceAll(
    /"PT(\d+)S"/g,
    (_, after) => `"PT${Number(after) + random(20)}S"`,
  );
  return JSON.parse(text) as Script;
}

function difference(run: MemoryRun, inMemory: string, onTemporal: string): string {
  const [memory, temporal] = [inMemory.split('\n'), onTemporal.split('\n')];
  const line = memory.findIndex((text, index) => text !== temporal[index]);
  const flows = Object.values(run.models).map(
    ({ id, flows }) =>
      `${id}: ${Object.values(flows)
        .map(({ source, target }) => `${source} > ${target}`)
        .join(', ')}`,
  );
  return [
    `in memory "${memory[line] ?? 'the end'}", on Temporal "${temporal[line] ?? 'the end'}"`,
    ...flows,
    `script: ${JSON.stringify(run.script)}`,
    `in memory: ${inMemory}`,
    `on Temporal: ${onTemporal}`,
  ].join('\n');
}
