import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { vwoSandbox } from '../sandbox.ts';
import { readExperiment } from './read-experiment.ts';

const trial = await startTrial(vwoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each([
  ['NOT_STARTED', 'draft'],
  ['RUNNING', 'running'],
  ['PAUSED', 'paused'],
  ['STOPPED', 'ended'],
  ['TRASHED', 'ended'],
])('reads %s as %s', async (status, state) => {
  const body = { _data: { id: 7, name: 'Any', status } };
  trial.sandbox.failNext({ tool: 'vwo', fault: { status: 200, body } });
  expect(await trial.call(readExperiment, readExperiment.example)).toEqual({
    name: 'Any',
    state,
    trafficPercent: 100,
    variations: [],
  });
});

it('says that there is no such experiment', async () => {
  await expect(trial.call(readExperiment, { experimentId: '4711' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
