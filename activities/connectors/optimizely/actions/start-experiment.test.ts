import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { optimizelySandbox } from '../sandbox.ts';
import { startExperiment } from './start-experiment.ts';
import { stopExperiment } from './stop-experiment.ts';

const trial = await startTrial(optimizelySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const example = startExperiment.example;
const actions = () =>
  trial.sandbox.requests.flatMap(({ query }) =>
    query.filter(([name]) => name === 'action').map(([, one]) => one),
  );

it('starts once, and goes on after a pause', async () => {
  expect(await trial.call(startExperiment, example)).toEqual({ state: 'running' });
  await trial.call(startExperiment, example);
  await trial.call(stopExperiment, example);
  expect(await trial.call(startExperiment, example)).toEqual({ state: 'running' });
  expect(actions()).toEqual(['start', 'pause', 'resume']);
});

it('does not bring back what is in the archive', async () => {
  const { experiments } = trial.sandbox.state['optimizely'] as { experiments: Record<string, object> };
  experiments[example.experimentId] = { ...experiments[example.experimentId], status: 'archived' };
  await expect(trial.call(startExperiment, example)).rejects.toMatchObject({ type: 'CONFLICT' });
  expect(actions()).toEqual([]);
});
