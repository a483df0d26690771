import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tiktokAdsSandbox } from '../sandbox.ts';
import { createAd } from './create-ad.ts';

const trial = await startTrial(tiktokAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it("is paused and shows a post of the house's account", async () => {
  const { adId } = await trial.call(createAd, createAd.example);
  expect(trial.sandbox.state['tiktok-ads']?.['ads']).toMatchObject({
    [adId]: { adgroup_id: '1802000000000001', status: 'DISABLE', tiktok_item_id: '7440000000000000001' },
  });
  expect(trial.sandbox.requests.at(-1)?.body).toMatchObject({
    creative_list: [
      {
        creative_info: {
          identity_type: 'BC_AUTH_TT',
          identity_id: 'a1b2c3d4-sandbox',
          identity_authorized_bc_id: '7030000000000000001',
        },
      },
    ],
    landing_page_url_list: [{ landing_page_url: 'https://www.example.com/condition-monitoring' }],
    ad_configuration: { call_to_action_id: '7450000000000000001' },
  });
});

it('finds its own by the marker', async () => {
  const made = await trial.call(createAd, createAd.example);
  expect(await trial.call(createAd, createAd.example, { mayHaveRun: true })).toEqual(made);
  const meta = { mayHaveRun: true, idempotencyKey: 'case-2/step-1' };
  expect(await trial.call(createAd, createAd.example, meta)).not.toEqual(made);
});

it('says which setting is missing', async () => {
  const { identity: _identity, ...settings } = tiktokAdsSandbox.connection.settings ?? {};
  const connection = { ...tiktokAdsSandbox.connection, settings };
  const without = await startTrial({ ...tiktokAdsSandbox, connection });
  await expect(without.call(createAd, createAd.example)).rejects.toMatchObject({
    type: 'CONNECTION_INVALID',
  });
  expect(without.sandbox.requests).toEqual([]);
  await without.close();
});

it('says that there is no such ad group', async () => {
  const call = trial.call(createAd, { ...createAd.example, adGroupId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
