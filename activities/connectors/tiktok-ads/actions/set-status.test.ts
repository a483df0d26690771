import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tiktokAdsSandbox } from '../sandbox.ts';
import { createAd } from './create-ad.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(tiktokAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const campaignId = '1801000000000001';
const adGroupId = '1802000000000001';

it('pauses the campaign, and only that', async () => {
  await trial.call(setStatus, setStatus.example);
  expect(trial.sandbox.state['tiktok-ads']).toMatchObject({
    campaigns: { [campaignId]: { status: 'DISABLE', pace: [{ daily: 50 }, { daily: 0 }] } },
    adGroups: { [adGroupId]: { status: 'ENABLE' } },
  });
});

it('pauses one ad group, and starts one ad', async () => {
  await trial.call(setStatus, { campaignId, adGroupId, status: 'PAUSED' });
  const { adId } = await trial.call(createAd, createAd.example);
  await trial.call(setStatus, { campaignId, adGroupId, adId, status: 'ACTIVE' });
  expect(trial.sandbox.state['tiktok-ads']).toMatchObject({
    campaigns: { [campaignId]: { status: 'ENABLE' } },
    adGroups: { [adGroupId]: { status: 'DISABLE' } },
    ads: { [adId]: { status: 'ENABLE' } },
  });
});

it.each([
  [{ campaignId: '4711' }],
  [{ campaignId, adGroupId: '4711' }],
  [{ campaignId, adGroupId, adId: '4711' }],
])('says that there is nothing such as %j', async (target) => {
  await expect(trial.call(setStatus, { ...target, status: 'ACTIVE' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});

it('refuses an ad without its ad group', async () => {
  const call = trial.call(setStatus, { campaignId, adId: '1', status: 'ACTIVE' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});

it.each([
  [40_001, 'FORBIDDEN'],
  [40_002, 'INVALID_INPUT'],
  [40_100, 'RATE_LIMITED'],
  [40_105, 'AUTH_FAILED'],
  [40_999, 'INVALID_INPUT'],
  [50_000, 'UNAVAILABLE'],
  [50_002, 'TIMEOUT'],
  [61_000, 'RATE_LIMITED'],
] as const)('reads %d inside a 200 as %s', async (code, type) => {
  const body = { code, message: 'of campaign 4711', data: {} };
  trial.sandbox.failNext({ tool: 'tiktok-ads', fault: { status: 200, body, times: 2 } });
  await expect(trial.call(setStatus, setStatus.example)).rejects.toMatchObject({
    type,
    message: expect.not.stringContaining('4711'),
    details: [expect.objectContaining({ vendorCode: String(code) })],
  });
});
