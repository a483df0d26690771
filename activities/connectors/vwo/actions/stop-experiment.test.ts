import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { vwoSandbox } from '../sandbox.ts';
import { stopExperiment } from './stop-experiment.ts';

const trial = await startTrial(vwoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('pauses a running experiment once', async () => {
  expect(await trial.call(stopExperiment, stopExperiment.example)).toEqual({ state: 'paused' });
  expect(await trial.call(stopExperiment, stopExperiment.example)).toEqual({ state: 'paused' });
  expect(trial.sandbox.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
});

it('leaves a draft as it is', async () => {
  expect(await trial.call(stopExperiment, { experimentId: '7' })).toEqual({ state: 'draft' });
});

it('does not take a status that it does not know for stopped', async () => {
  const body = { _data: { id: 8, name: 'x', status: 'SCHEDULED' } };
  trial.sandbox.failNext({ tool: 'vwo', fault: { status: 200, body } });
  await expect(trial.call(stopExperiment, stopExperiment.example)).rejects.toMatchObject({
    type: 'BAD_RESPONSE',
    details: [expect.objectContaining({ fields: ['status is not known'] })],
  });
});
