import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { createAd } from './create-ad.ts';
import { createDisplayAd } from './create-display-ad.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(googleAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { example } = createDisplayAd;
const { adGroupId } = example;
const ads = () => trial.sandbox.state['google-ads']?.['ads'];
const asset = (id: string) => ({ asset: `customers/4471190382/assets/${id}` });

it('is a paused responsive display ad, which starts when it is let', async () => {
  const { adId } = await trial.call(createDisplayAd, example);
  expect(ads()).toMatchObject({
    [`${adGroupId}~${adId}`]: {
      status: 'PAUSED',
      ad: {
        finalUrls: ['https://www.example.com/condition-monitoring'],
        responsiveDisplayAd: {
          businessName: 'Example Machines',
          longHeadline: { text: example.longHeadline },
          marketingImages: [asset('61000000001')],
          squareMarketingImages: [asset('61000000002')],
          squareLogoImages: [asset('61000000002')],
        },
      },
    },
  });
  await trial.call(setStatus, { campaignId: '21000000002', adGroupId, adId, status: 'ENABLED' });
  expect(ads()).toMatchObject({ [`${adGroupId}~${adId}`]: { status: 'ENABLED' } });
});

it('finds its own by the marker', async () => {
  const made = await trial.call(createDisplayAd, example);
  expect(await trial.call(createDisplayAd, example, { mayHaveRun: true })).toEqual(made);
  const meta = { mayHaveRun: true, idempotencyKey: 'case-2/step-1' };
  expect(await trial.call(createDisplayAd, example, meta)).not.toEqual(made);
});

it.each([
  ['an ad group for searches', { adGroupId: createAd.example.adGroupId }, 'adError.INVALID_AD_TYPE'],
  ['an image of another shape', { squareImages: ['61000000001'] }, 'imageError.ASPECT_RATIO_NOT_ALLOWED'],
])('says what is wrong with %s', async (_name, change, vendorCode) => {
  await expect(trial.call(createDisplayAd, { ...example, ...change })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ vendorCode })],
  });
});

it('says that there is no such image', async () => {
  const call = trial.call(createDisplayAd, { ...example, squareImages: ['4711'] });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it('takes no search ad into an ad group for display', async () => {
  await expect(trial.call(createAd, { ...createAd.example, adGroupId })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
  });
});

const ids = (count: number) => Array.from({ length: count }, (_none, index) => String(index + 1));

it.each([
  ['a business name that is too long', { businessName: 'x'.repeat(26) }],
  ['a sixth headline', { headlines: ids(6) }],
  ['no square image', { squareImages: [] }],
  ['sixteen images in all', { landscapeImages: ids(8), squareImages: ids(8) }],
  ['a sixth logo', { squareLogos: ids(6) }],
])('refuses %s before anything is sent', async (_name, change) => {
  const call = trial.call(createDisplayAd, { ...example, ...change });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});
