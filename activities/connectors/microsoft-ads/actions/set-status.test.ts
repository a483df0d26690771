import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { microsoftAdsSandbox } from '../sandbox.ts';
import { createAd } from './create-ad.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(microsoftAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const campaignId = '41000000001';
const adGroupId = '42000000001';

it('pauses the campaign, and only that', async () => {
  await trial.call(setStatus, setStatus.example);
  expect(trial.sandbox.state['microsoft-ads']).toMatchObject({
    campaigns: { [campaignId]: { Status: 'Paused', DailyBudget: 30, pace: [{ daily: 30 }, { daily: 0 }] } },
    adGroups: { [adGroupId]: { Status: 'Active' } },
  });
});

it('pauses one ad group, and starts one ad', async () => {
  await trial.call(setStatus, { campaignId, adGroupId, status: 'PAUSED' });
  const { adId } = await trial.call(createAd, createAd.example);
  await trial.call(setStatus, { campaignId, adGroupId, adId, status: 'ACTIVE' });
  expect(trial.sandbox.state['microsoft-ads']).toMatchObject({
    campaigns: { [campaignId]: { Status: 'Active' } },
    adGroups: { [adGroupId]: { Status: 'Paused' } },
    ads: { [adId]: { Status: 'Active' } },
  });
});

it.each([
  [{ campaignId: '4711' }, 'CampaignServiceInvalidCampaignId'],
  [{ campaignId, adGroupId: '4711' }, 'CampaignServiceInvalidAdGroupId'],
  [{ campaignId, adGroupId, adId: '4711' }, 'CampaignServiceInvalidAdId'],
])('reads the refusal inside a 200 for %j', async (target, vendorCode) => {
  await expect(trial.call(setStatus, { ...target, status: 'ACTIVE' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
    details: [expect.objectContaining({ vendorCode })],
  });
});

it.each([
  [400, { OperationErrors: [{ Code: 117, ErrorCode: 'CallRateExceeded' }] }, 'RATE_LIMITED', 60_000],
  [400, { Errors: [{ Code: 109, ErrorCode: 'AuthenticationTokenExpired' }] }, 'AUTH_FAILED', undefined],
  [400, { Errors: [{ Code: 106, ErrorCode: 'UserIsNotAuthorized' }] }, 'FORBIDDEN', undefined],
  [400, { OperationErrors: [{ Code: 0, ErrorCode: 'InternalError' }] }, 'UNAVAILABLE', undefined],
  [400, { BatchErrors: [{ Code: 1, ErrorCode: 'CampaignServiceSomethingNew' }] }, 'INVALID_INPUT', undefined],
  [
    200,
    { PartialErrors: [null, { Code: 1, ErrorCode: 'CampaignServiceSomethingNew' }] },
    'INVALID_INPUT',
    undefined,
  ],
  [500, { TrackingId: 'x', Type: 'ApiFaultDetail' }, 'UNAVAILABLE', undefined],
] as const)('reads %d with %j as %s', async (status, body, type, wait) => {
  trial.sandbox.failNext({ tool: 'microsoft-ads', fault: { status, body } });
  await expect(trial.call(setStatus, setStatus.example)).rejects.toMatchObject({
    type,
    nextRetryDelay: wait,
  });
});

it('takes nulls among the errors of a 200 for none', async () => {
  trial.sandbox.failNext({ tool: 'microsoft-ads', fault: { status: 200, body: { PartialErrors: [null] } } });
  await expect(trial.call(setStatus, setStatus.example)).resolves.toMatchObject({ status: 'PAUSED' });
});
