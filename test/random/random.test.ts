import { expect, test } from 'vitest';
import { checkRandom } from './check-random.ts';

const RUNS = 500;

test('any diagram, any answers: no token is lost, and a state that was written down goes on alike', () => {
  const seed = Number(process.env['RANDOM_SEED'] ?? Date.now() % 2 ** 31);
  console.info(`random models: ${RUNS}, RANDOM_SEED=${seed}`);
  const { failure } = checkRandom(RUNS, seed);
  expect(failure).toBeUndefined();
});
