// `npm run random -- --seed N --count N`: random diagrams with random answers. Ends with `N passed, N failed`.
import { parseArgs } from 'node:util';
import { checkRandom } from './check-random.ts';
import { checkRunners } from './check-runners.ts';
import type { Checked } from './checked.ts';

const USAGE = `usage: npm run random -- [--seed N] [--count N] [--on memory|temporal]

  --seed N    the same seed makes the same models and answers; another one each time by default
  --count N   so many models: 10000 in memory, 100 on Temporal by default
  --on        memory (default): no token is lost, and a state that was written down goes on alike
              temporal: a Temporal server of its own and the memory runner tell the same story

example: npm run random -- --seed 7 --count 50 --on temporal
`;

interface Wish {
  readonly seed: number;
  readonly count: number;
  readonly on: 'memory' | 'temporal';
}

function readWish(argv: readonly string[]): Wish | string {
  const text = { type: 'string' } as const;
  const options = { seed: text, count: text, on: text, help: { type: 'boolean' } } as const;
  let values;
  try {
    ({ values } = parseArgs({ args: [...argv], options }));
  } catch (error) {
    return `RANDOM_USAGE: ${error instanceof Error ? error.message : String(error)}`;
  }
  const { seed = String(Date.now() % 2 ** 31), on = 'memory', help } = values;
  const { count = on === 'memory' ? '10000' : '100' } = values;
  if (help === true) return '';
  if (on !== 'memory' && on !== 'temporal') return `RANDOM_USAGE: --on takes memory or temporal, not ${on}`;
  // fast-check takes 32 bits of a seed.
  if (!/^-?\d+$/.test(seed) || Number(seed) !== (Number(seed) | 0))
    return `RANDOM_USAGE: --seed takes a whole number of 32 bits, not ${seed}`;
  if (!/^\d+$/.test(count) || !Number.isSafeInteger(Number(count)) || Number(count) < 1)
    return `RANDOM_USAGE: --count takes a whole number from 1, not ${count}`;
  return { seed: Number(seed), count: Number(count), on };
}

async function check({ seed, count, on }: Wish): Promise<Checked> {
  if (on === 'memory') return checkRandom(count, seed);
  const { openLocalStage } = await import('../../worker/local-stage.ts');
  const stage = await openLocalStage();
  try {
    return await checkRunners(stage, count, seed);
  } finally {
    await stage.close();
  }
}

async function main(argv: readonly string[]): Promise<number> {
  const wish = readWish(argv);
  if (typeof wish === 'string') {
    (wish === '' ? process.stdout : process.stderr).write(wish === '' ? USAGE : `${wish}\n\n${USAGE}`);
    return wish === '' ? 0 : 2;
  }
  console.log(`random models: ${wish.count} on ${wish.on}, seed ${wish.seed}`);
  const { passed, failure } = await check(wish);
  if (failure !== undefined) console.log(failure);
  const failed = failure === undefined ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);
  return failed;
}

process.exitCode = await main(process.argv.slice(2));
