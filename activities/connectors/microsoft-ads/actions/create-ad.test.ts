import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { microsoftAdsSandbox } from '../sandbox.ts';
import { createAd } from './create-ad.ts';

const trial = await startTrial(microsoftAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('is a paused responsive search ad', async () => {
  await trial.call(createAd, { ...createAd.example, displayPath: ['machines'] });
  expect(trial.sandbox.requests.at(-1)?.body).toMatchObject({
    AdGroupId: '42000000001',
    Ads: [
      {
        Type: 'ResponsiveSearch',
        Status: 'Paused',
        FinalUrls: ['https://www.example.com/condition-monitoring'],
        Headlines: [
          { Asset: { Type: 'TextAsset', Text: 'Condition monitoring' } },
          { Asset: { Text: 'Know before it fails' } },
          { Asset: { Text: 'Book a demo' } },
        ],
        Path1: 'machines',
      },
    ],
  });
});

it('finds its own by the marker', async () => {
  const made = await trial.call(createAd, createAd.example);
  expect(await trial.call(createAd, createAd.example, { mayHaveRun: true })).toEqual(made);
  const meta = { mayHaveRun: true, idempotencyKey: 'case-2/step-1' };
  expect(await trial.call(createAd, createAd.example, meta)).not.toEqual(made);
});

it('says that there is no such ad group', async () => {
  const call = trial.call(createAd, { ...createAd.example, adGroupId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
