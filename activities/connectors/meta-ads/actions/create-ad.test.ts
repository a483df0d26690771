import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { metaAdsSandbox } from '../sandbox.ts';
import { createAd } from './create-ad.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(metaAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const ads = () => trial.sandbox.state['meta-ads']?.['ads'];

it('is paused, speaks for the page and links to the site', async () => {
  const { adId } = await trial.call(createAd, createAd.example);
  const link = 'https://www.example.com/condition-monitoring';
  expect(ads()).toMatchObject({
    [adId]: {
      adset_id: '120210000000002',
      status: 'PAUSED',
      creative: {
        object_story_spec: {
          page_id: '104412233445566',
          link_data: { link, call_to_action: { type: 'LEARN_MORE', value: { link } } },
        },
      },
    },
  });
});

it('keeps every digit of a long id', async () => {
  const adSetId = '120210987654321099';
  const call = trial.call(createAd, { ...createAd.example, adSetId });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
  expect(trial.sandbox.requests.at(-1)?.body).toMatchObject({ adset_id: adSetId });
});

it('runs once it is let', async () => {
  const { adId } = await trial.call(createAd, createAd.example);
  const { adSetId } = createAd.example;
  await trial.call(setStatus, { campaignId: '120210000000001', adSetId, adId, status: 'ACTIVE' });
  expect(ads()).toMatchObject({ [adId]: { status: 'ACTIVE' } });
  expect(trial.sandbox.requests).toHaveLength(2);
});

it('finds what an earlier attempt made', async () => {
  const made = await trial.call(createAd, createAd.example);
  expect(await trial.call(createAd, createAd.example, { mayHaveRun: true })).toEqual(made);
  expect(Object.keys(ads() ?? {})).toHaveLength(1);
});

it('needs a page to speak for', async () => {
  const { pageId: _page, ...settings } = metaAdsSandbox.connection.settings ?? {};
  const connection = { ...metaAdsSandbox.connection, settings };
  const without = await startTrial({ ...metaAdsSandbox, connection });
  await expect(without.call(createAd, createAd.example)).rejects.toMatchObject({
    type: 'CONNECTION_INVALID',
  });
  await without.close();
});
