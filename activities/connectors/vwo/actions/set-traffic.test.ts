import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { vwoSandbox } from '../sandbox.ts';
import { readExperiment } from './read-experiment.ts';
import { setTraffic } from './set-traffic.ts';

const trial = await startTrial(vwoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { experimentId } = setTraffic.example;
const writes = () => trial.sandbox.requests.filter(({ method }) => method === 'PATCH');

it('sets who takes part and how they are divided, once', async () => {
  await trial.call(setTraffic, setTraffic.example);
  expect(await trial.call(readExperiment, { experimentId })).toMatchObject({
    trafficPercent: 25,
    variations: [{ percent: 80 }, { percent: 20 }],
  });
  const before = writes().length;
  await trial.call(setTraffic, setTraffic.example);
  expect(writes()).toHaveLength(before);
});

it('changes nothing where a variation is not known', async () => {
  const variations = [
    { name: 'Control', percent: 50 },
    { name: 'Nobody', percent: 50 },
  ];
  const call = trial.call(setTraffic, { experimentId, trafficPercent: 1, variations });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
  expect(writes()).toEqual([]);
});
