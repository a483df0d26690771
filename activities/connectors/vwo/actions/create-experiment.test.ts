import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { vwoSandbox } from '../sandbox.ts';
import { createExperiment } from './create-experiment.ts';
import { readExperiment } from './read-experiment.ts';

const trial = await startTrial(vwoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const campaigns = () =>
  Object.values((trial.sandbox.state['vwo']?.['campaigns'] ?? {}) as Record<string, object>);

it('makes a draft with its variations and shares', async () => {
  const made = await trial.call(createExperiment, createExperiment.example);
  expect(await trial.call(readExperiment, made)).toEqual({
    name: 'de_leads_monitoring_202612 headline',
    state: 'draft',
    trafficPercent: 50,
    variations: [
      { variationId: '1', name: 'As it is', percent: 60 },
      { variationId: '2', name: 'Short headline', percent: 40 },
    ],
  });
  expect(campaigns().at(-1)).toMatchObject({
    goals: [{ name: expect.stringMatching(/^Lead \(mr-\w{20}\)$/) }],
    variations: [{}, { changes: '<style>h1 { font-size: 3rem }</style>' }],
  });
});

it('completes what an earlier attempt left half done', async () => {
  const fault = { status: 503 };
  trial.sandbox.failNext({ tool: 'vwo', match: { method: 'POST', path: '/variations' }, fault });
  await expect(trial.call(createExperiment, createExperiment.example)).rejects.toMatchObject({
    type: 'UNAVAILABLE',
    nextRetryDelay: 60_000,
  });
  const made = await trial.call(createExperiment, createExperiment.example, { mayHaveRun: true });
  expect((await trial.call(readExperiment, made)).variations).toHaveLength(2);
  expect(campaigns()).toHaveLength(3);
});

it('finds its experiment behind a hundred others', async () => {
  const { campaigns: all } = trial.sandbox.state['vwo'] as { campaigns: Record<string, object> };
  for (let id = 10; id < 110; id += 1) all[id] = { ...all['7'], id };
  const made = await trial.call(createExperiment, createExperiment.example);
  const count = campaigns().length;
  expect(await trial.call(createExperiment, createExperiment.example, { mayHaveRun: true })).toEqual(made);
  expect(campaigns()).toHaveLength(count);
  const offsets = trial.sandbox.requests.flatMap(({ query }) => query.filter(([name]) => name === 'offset'));
  expect(offsets.map(([, offset]) => offset)).toEqual(['0', '100']);
});

it('keeps the pace of a request a second', async () => {
  const pauses: number[] = [];
  const slow = await startTrial(vwoSandbox, {
    pause: async (milliseconds) => void pauses.push(milliseconds),
  });
  await slow.call(createExperiment, createExperiment.example);
  expect(pauses).toEqual(Array.from({ length: slow.sandbox.requests.length - 1 }, () => 1000));
  await slow.close();
});

it.each([
  [
    'shares that are no whole',
    [
      { name: 'A', percent: 60 },
      { name: 'B', percent: 30 },
    ],
  ],
  ['a single variation', [{ name: 'A', percent: 100 }]],
  [
    'a name twice',
    [
      { name: 'A', percent: 60 },
      { name: 'A', percent: 40 },
    ],
  ],
])('refuses %s', async (_name, variations) => {
  const call = trial.call(createExperiment, { ...createExperiment.example, variations });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
