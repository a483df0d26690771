import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { optimizelySandbox } from '../sandbox.ts';
import { createExperiment } from './create-experiment.ts';
import { readExperiment } from './read-experiment.ts';

const trial = await startTrial(optimizelySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const all = () => (trial.sandbox.state['optimizely']?.['experiments'] ?? {}) as Record<string, object>;

it('makes a draft with its variations, shares and changes', async () => {
  const made = await trial.call(createExperiment, createExperiment.example);
  expect(await trial.call(readExperiment, made)).toMatchObject({
    name: 'de_leads_monitoring_202612 headline',
    state: 'draft',
    trafficPercent: 50,
    variations: [
      { name: 'As it is', percent: 60 },
      { name: 'Short headline', percent: 40 },
    ],
  });
  expect(all()[made.experimentId]).toMatchObject({
    description: expect.stringMatching(/^A short headline brings more leads\. \(mr-\w{20}\)$/),
    url_targeting: {
      conditions:
        '["and",["or",{"type":"url","match_type":"simple","value":"https://www.maschinenraum.example/monitoring"}]]',
    },
    variations: [{ actions: [] }, { actions: [{ changes: [{ type: 'custom_code' }] }] }],
  });
});

it('needs one request where nothing is changed', async () => {
  const variations = [
    { name: 'A', percent: 33.33 },
    { name: 'B', percent: 66.67 },
  ];
  await trial.call(createExperiment, { ...createExperiment.example, variations });
  expect(trial.sandbox.requests.map(({ method }) => method)).toEqual(['POST']);
});

it('writes the changes that an earlier attempt did not come to', async () => {
  trial.sandbox.failNext({ tool: 'optimizely', match: { method: 'PATCH' }, fault: { status: 503 } });
  await expect(trial.call(createExperiment, createExperiment.example)).rejects.toMatchObject({
    type: 'UNAVAILABLE',
  });
  const made = await trial.call(createExperiment, createExperiment.example, { mayHaveRun: true });
  expect(all()[made.experimentId]).toMatchObject({ variations: [{}, { actions: [{ changes: [{}] }] }] });
  expect(Object.keys(all())).toHaveLength(3);
});

it('finds its experiment on the second page', async () => {
  for (let id = 1; id <= 100; id += 1) all()[id] = { ...all()['5512340007'], id };
  const made = await trial.call(createExperiment, createExperiment.example);
  expect(await trial.call(createExperiment, createExperiment.example, { mayHaveRun: true })).toEqual(made);
  const pages = trial.sandbox.requests.flatMap(({ query }) => query.filter(([name]) => name === 'page'));
  expect(pages.map(([, page]) => page)).toEqual(['1', '2']);
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

it("names the vendor's code of a failure", async () => {
  const call = trial.call(createExperiment, { ...createExperiment.example, eventIds: ['1'] });
  await expect(call).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ vendorCode: 'bad_request' })],
  });
});
