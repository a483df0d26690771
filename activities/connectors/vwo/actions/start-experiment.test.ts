import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { vwoSandbox } from '../sandbox.ts';
import { startExperiment } from './start-experiment.ts';
import { stopExperiment } from './stop-experiment.ts';

const trial = await startTrial(vwoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const example = startExperiment.example;
const writes = () => trial.sandbox.requests.filter(({ method }) => method === 'PATCH');

it('starts once, and again after a pause', async () => {
  expect(await trial.call(startExperiment, example)).toEqual({ state: 'running' });
  await trial.call(startExperiment, example);
  expect(writes()).toHaveLength(1);
  await trial.call(stopExperiment, example);
  expect(await trial.call(startExperiment, example)).toEqual({ state: 'running' });
  expect(writes()).toHaveLength(3);
});

it('does not bring back an experiment that has ended', async () => {
  const { campaigns } = trial.sandbox.state['vwo'] as { campaigns: Record<string, object> };
  campaigns['7'] = { ...campaigns['7'], status: 'STOPPED' };
  await expect(trial.call(startExperiment, example)).rejects.toMatchObject({ type: 'CONFLICT' });
});

it('does not take an answer about others for its own', async () => {
  const body = { _data: { status: 'RUNNING', ids: [] } };
  trial.sandbox.failNext({ tool: 'vwo', match: { path: '/status' }, fault: { status: 200, body } });
  await expect(trial.call(startExperiment, example)).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
});
