import { afterAll, beforeAll, expect, test } from 'vitest';
import { START } from '../engine/memory/run-in-memory.ts';
import { summaryOf, trialRuns } from '../engine/memory/trial-runs.ts';
import { every, modelOf } from '../engine/testing/index.ts';
import { openLocalStage } from './local-stage.ts';
import type { RehearsalStage } from './rehearsal-stage.ts';

let stage: RehearsalStage;
beforeAll(async () => {
  stage = await openLocalStage();
});
afterAll(() => stage.close());

test.each(trialRuns)('$name', async ({ run, outcome }) => {
  expect(summaryOf(await stage.run({ start: START, ...run }))).toMatchObject(outcome);
});

test('without time skipping a timer takes the time it takes', async () => {
  const timer = modelOf({
    elements: { rest: { kind: 'intermediateCatchEvent', event: every('R1/PT0.2S') } },
    flows: ['begin > rest > end'],
  });
  const { path } = await stage.run({ models: { demo: timer }, process: 'demo' }, { timeSkipping: false });
  const at = (event: string): number =>
    path.find((entry) => entry.element === 'rest' && entry.event === event)?.at ?? 0;
  expect(at('completed') - at('entered')).toBeGreaterThanOrEqual(200);
});
