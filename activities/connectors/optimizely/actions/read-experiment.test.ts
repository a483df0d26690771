import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { optimizelySandbox } from '../sandbox.ts';
import { readExperiment } from './read-experiment.ts';

const trial = await startTrial(optimizelySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each([
  ['not_started', 'draft'],
  ['running', 'running'],
  ['paused', 'paused'],
  ['campaign_paused', 'paused'],
  ['archived', 'ended'],
])('reads %s as %s', async (status, state) => {
  const body = { id: 1, name: 'Any', status, traffic_allocation: 2550 };
  trial.sandbox.failNext({ tool: 'optimizely', fault: { status: 200, body } });
  expect(await trial.call(readExperiment, readExperiment.example)).toEqual({
    name: 'Any',
    state,
    trafficPercent: 25.5,
    variations: [],
  });
});

it('says that there is no such experiment', async () => {
  await expect(trial.call(readExperiment, { experimentId: '4711' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
