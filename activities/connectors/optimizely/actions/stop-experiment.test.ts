import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { optimizelySandbox } from '../sandbox.ts';
import { stopExperiment } from './stop-experiment.ts';

const trial = await startTrial(optimizelySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('pauses a running experiment once', async () => {
  expect(await trial.call(stopExperiment, stopExperiment.example)).toEqual({ state: 'paused' });
  expect(await trial.call(stopExperiment, stopExperiment.example)).toEqual({ state: 'paused' });
  expect(trial.sandbox.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
});

it('leaves a draft as it is', async () => {
  expect(await trial.call(stopExperiment, { experimentId: '5512340007' })).toEqual({ state: 'draft' });
});

it('does not take a status that it does not know for stopped', async () => {
  const body = { id: 5_512_340_008, status: 'scheduled' };
  trial.sandbox.failNext({ tool: 'optimizely', fault: { status: 200, body } });
  await expect(trial.call(stopExperiment, stopExperiment.example)).rejects.toMatchObject({
    type: 'BAD_RESPONSE',
    details: [expect.objectContaining({ fields: ['status is not known'] })],
  });
});
