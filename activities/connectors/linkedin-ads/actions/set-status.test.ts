import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { linkedinAdsSandbox } from '../sandbox.ts';
import { createAd } from './create-ad.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(linkedinAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const campaignId = '601000002';
const adGroupId = '141000001';

it('pauses the campaign, and only that', async () => {
  await trial.call(setStatus, setStatus.example);
  expect(trial.sandbox.state['linkedin-ads']).toMatchObject({
    campaigns: { 601000001: { status: 'PAUSED', pace: [{ daily: 100 }, { daily: 0 }] } },
    adGroups: { [adGroupId]: { status: 'ACTIVE' } },
  });
});

it('pauses one ad group, and starts one ad', async () => {
  await trial.call(setStatus, { campaignId, adGroupId, status: 'PAUSED' });
  const { adId } = await trial.call(createAd, createAd.example);
  await trial.call(setStatus, { campaignId, adGroupId, adId, status: 'ACTIVE' });
  expect(trial.sandbox.state['linkedin-ads']).toMatchObject({
    campaigns: { [campaignId]: { status: 'PAUSED' } },
    adGroups: { [adGroupId]: { status: 'PAUSED' } },
    ads: { [adId]: { intendedStatus: 'ACTIVE' } },
  });
});

it.each([
  [{ campaignId: '4711' }],
  [{ campaignId, adGroupId: '4711' }],
  [{ campaignId, adGroupId, adId: '4711' }],
])('says that there is nothing such as %j', async (target) => {
  await expect(trial.call(setStatus, { ...target, status: 'ACTIVE' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
    details: [expect.objectContaining({ vendorCode: 'NOT_FOUND' })],
  });
});

it('refuses an ad without its ad group', async () => {
  const call = trial.call(setStatus, { campaignId, adId: '1', status: 'ACTIVE' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});

it.each([
  [403, { status: 403, serviceErrorCode: 100, code: 'ACCESS_DENIED', message: 'of 4711' }, 'ACCESS_DENIED'],
  [403, { status: 403, serviceErrorCode: 100, message: 'of 4711' }, '100'],
  [400, { status: 400, message: 'of 4711' }, undefined],
] as const)('names what went wrong in %d with %j, without its prose', async (status, body, vendorCode) => {
  trial.sandbox.failNext({ tool: 'linkedin-ads', fault: { status, body } });
  const error = await trial.call(setStatus, setStatus.example).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ details: [vendorCode === undefined ? {} : { vendorCode }] });
  expect(JSON.stringify(error) + String(error)).not.toContain('4711');
});

it.each([
  [409, { status: 409, code: 'CONFLICT', message: 'No.' }, 'UNAVAILABLE', false],
  [423, { status: 423, serviceErrorCode: 100, message: 'No.' }, 'UNAVAILABLE', false],
  // Not the vendor's own words.
  [409, '<html>Conflict</html>', 'CONFLICT', true],
] as const)('reads %d with %j as %s', async (status, body, type, nonRetryable) => {
  trial.sandbox.failNext({ tool: 'linkedin-ads', fault: { status, body } });
  await expect(trial.call(setStatus, setStatus.example)).rejects.toMatchObject({ type, nonRetryable });
});
