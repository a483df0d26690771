import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkRandom } from './check-random.ts';

const RUNS = 200;

test('any diagram, any answers: no token is lost, and a state that was written down goes on alike', () => {
  const seed = Number(process.env['RANDOM_SEED'] ?? Date.now() % 2 ** 31);
  console.info(`random models: ${RUNS}, RANDOM_SEED=${seed}`);
  const report = checkRandom(RUNS, seed);
  expect(report.failed ? fc.defaultReportMessage(report) : undefined).toBeUndefined();
});
