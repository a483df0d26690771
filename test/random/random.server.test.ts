import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLocalStage } from '../../worker/local-stage.ts';
import type { RehearsalStage } from '../../worker/rehearsal-stage.ts';
import { checkRunners } from './check-runners.ts';

const RUNS = 20;
/** With the time to find a smaller one, milliseconds. */
const PATIENCE = 300_000;

let stage: RehearsalStage;
beforeAll(async () => {
  stage = await openLocalStage();
});
afterAll(() => stage.close());

test('any diagrams, any script: memory and Temporal tell the same story', { timeout: PATIENCE }, async () => {
  const seed = Number(process.env['RANDOM_SEED'] ?? Date.now() % 2 ** 31);
  console.info(`random models on Temporal: ${RUNS}, RANDOM_SEED=${seed}`);
  const { failure } = await checkRunners(stage, RUNS, seed);
  expect(failure).toBeUndefined();
});
