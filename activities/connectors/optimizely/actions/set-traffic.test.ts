import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { optimizelySandbox } from '../sandbox.ts';
import { readExperiment } from './read-experiment.ts';
import { setTraffic } from './set-traffic.ts';

const trial = await startTrial(optimizelySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { experimentId } = setTraffic.example;
const writes = () => trial.sandbox.requests.filter(({ method }) => method === 'PATCH');

it('sets who takes part and how they are divided, and publishes it once', async () => {
  await trial.call(setTraffic, setTraffic.example);
  await trial.call(setTraffic, setTraffic.example);
  expect(await trial.call(readExperiment, { experimentId })).toMatchObject({
    trafficPercent: 25,
    variations: [{ percent: 80 }, { percent: 20 }],
  });
  expect(writes().map(({ query }) => query)).toEqual([[['action', 'publish']]]);
});

it('sends back what a variation shows, without what is read only', async () => {
  await trial.call(setTraffic, setTraffic.example);
  expect(writes()[0]?.body).toMatchObject({
    variations: [
      {},
      { status: 'active', actions: [{ changes: [{ type: 'custom_code', value: 'void 0;' }] }] },
    ],
  });
  expect(JSON.stringify(writes()[0]?.body)).not.toContain('share_link');
});

it('leaves the shares alone that it was not asked about', async () => {
  await trial.call(setTraffic, { experimentId, trafficPercent: 10 });
  expect(writes()[0]?.body).toEqual({ traffic_allocation: 1000 });
});

it('changes nothing where a variation is not known', async () => {
  const variations = [
    { name: 'Original', percent: 50 },
    { name: 'Nobody', percent: 50 },
  ];
  const call = trial.call(setTraffic, { experimentId, variations });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
  expect(writes()).toEqual([]);
});

it('does not override what somebody is drafting', async () => {
  const body = { code: 'conflict', message: 'No.' };
  trial.sandbox.failNext({ tool: 'optimizely', match: { method: 'PATCH' }, fault: { status: 409, body } });
  await expect(trial.call(setTraffic, setTraffic.example)).rejects.toMatchObject({ type: 'CONFLICT' });
});
