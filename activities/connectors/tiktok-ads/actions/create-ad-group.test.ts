import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tiktokAdsSandbox } from '../sandbox.ts';
import { createAdGroup } from './create-ad-group.ts';

const trial = await startTrial(tiktokAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const adGroups = () => trial.sandbox.state['tiktok-ads']?.['adGroups'];
const sent = () => trial.sandbox.requests.at(-1)?.body;

it('is paused and optimised for an event of the pixel, between two instants', async () => {
  const { adGroupId } = await trial.call(createAdGroup, createAdGroup.example);
  expect(adGroups()).toMatchObject({
    [adGroupId]: { campaign_id: '1801000000000001', status: 'DISABLE', conversion_bid_price: 30 },
  });
  expect(sent()).toMatchObject({
    promotion_type: 'LEAD_GENERATION',
    promotion_target_type: 'EXTERNAL_WEBSITE',
    optimization_event: 'FORM',
    pixel_id: '7020000000000000001',
    targeting_spec: { location_ids: ['2921044'] },
    schedule_start_time: '2026-12-01 00:00:00',
    schedule_end_time: '2026-12-31 23:59:59',
  });
});

it('takes as many conversions as the budget gives where there is no target', async () => {
  const { targetCpa: _target, currency: _currency, ...input } = createAdGroup.example;
  await trial.call(createAdGroup, { ...input, objective: 'WEB_CONVERSIONS' });
  expect(sent()).toMatchObject({ promotion_type: 'WEBSITE', bid_type: 'BID_TYPE_NO_BID' });
  expect(sent()).not.toHaveProperty('conversion_bid_price');
});

it('finds its own by the marker', async () => {
  const made = await trial.call(createAdGroup, createAdGroup.example);
  expect(await trial.call(createAdGroup, createAdGroup.example, { mayHaveRun: true })).toEqual(made);
  const meta = { mayHaveRun: true, idempotencyKey: 'case-2/step-1' };
  expect(await trial.call(createAdGroup, createAdGroup.example, meta)).not.toEqual(made);
});

it('refuses a target without its currency', async () => {
  const { currency: _currency, ...input } = createAdGroup.example;
  await expect(trial.call(createAdGroup, input)).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});

it('says that there is no such campaign', async () => {
  const call = trial.call(createAdGroup, { ...createAdGroup.example, campaignId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
