import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { createAd } from './create-ad.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(googleAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const ads = () => trial.sandbox.state['google-ads']?.['ads'];

it('is a paused responsive search ad', async () => {
  const { adId } = await trial.call(createAd, { ...createAd.example, displayPath: ['machines', 'demo'] });
  expect(ads()).toMatchObject({
    [`41000000001~${adId}`]: {
      status: 'PAUSED',
      ad: {
        finalUrls: ['https://www.example.com/condition-monitoring'],
        responsiveSearchAd: {
          headlines: [
            { text: 'Condition monitoring' },
            { text: 'Know before it fails' },
            { text: 'Book a demo' },
          ],
          path1: 'machines',
          path2: 'demo',
        },
      },
    },
  });
});

it('runs once it is let, and nothing else does', async () => {
  const { adGroupId } = createAd.example;
  const { adId } = await trial.call(createAd, createAd.example);
  await trial.call(setStatus, { campaignId: '21000000001', adGroupId, adId, status: 'ENABLED' });
  expect(ads()).toMatchObject({ [`${adGroupId}~${adId}`]: { status: 'ENABLED' } });
  expect(trial.sandbox.requests.at(-1)?.path).toBe('/v25/customers/4471190382/adGroupAds:mutate');
});

it('finds its own by the marker', async () => {
  const made = await trial.call(createAd, createAd.example);
  expect(await trial.call(createAd, createAd.example, { mayHaveRun: true })).toEqual(made);
  const other = await trial.call(createAd, createAd.example, {
    mayHaveRun: true,
    idempotencyKey: 'case-2/step-1',
  });
  expect(other).not.toEqual(made);
});

it('reads an empty answer of the stream as nothing found', async () => {
  trial.sandbox.failNext({ tool: 'google-ads', fault: { status: 200, body: [] } });
  await trial.call(createAd, createAd.example, { mayHaveRun: true });
  expect(Object.keys(ads() ?? {})).toHaveLength(1);
});

it.each([
  ['too few headlines', { headlines: ['One', 'Two'] }],
  ['a headline that is too long', { headlines: ['One', 'Two', 'x'.repeat(31)] }],
  ['an address that is none', { finalUrl: 'www.example.com' }],
] as const)('refuses %s before anything is sent', async (_name, change) => {
  const input = {
    ...createAd.example,
    ...change,
    headlines: [...('headlines' in change ? change.headlines : createAd.example.headlines)],
  };
  await expect(trial.call(createAd, input)).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});
