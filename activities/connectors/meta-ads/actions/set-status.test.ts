import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { metaAdsSandbox } from '../sandbox.ts';
import { createAdGroup } from './create-ad-group.ts';
import { createCampaign } from './create-campaign.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(metaAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('starts the campaign together with the ad set that was created with it', async () => {
  const { campaignId, adSetId } = await trial.call(createCampaign, createCampaign.example);
  await trial.call(setStatus, { campaignId, status: 'ACTIVE' });
  expect(trial.sandbox.state['meta-ads']).toMatchObject({
    campaigns: { [campaignId]: { status: 'ACTIVE' } },
    adSets: { [adSetId]: { status: 'ACTIVE', pace: [{ at: '2026-12-01T08:00:00.000Z', daily: 6000 }] } },
  });
});

it('leaves ad sets that people made as they are', async () => {
  const { campaignId } = await trial.call(createCampaign, createCampaign.example);
  const adSets = trial.sandbox.state['meta-ads']?.['adSets'] as Record<string, object>;
  const theirs = { ...adSets['120210000000002'], id: '77', name: 'By hand', campaign_id: campaignId };
  adSets['77'] = { ...theirs, status: 'PAUSED' };
  await trial.call(setStatus, { campaignId, status: 'ACTIVE' });
  expect(adSets['77']).toMatchObject({ status: 'PAUSED' });
});

it('leaves ad sets with budgets of their own as they are, which are started alone', async () => {
  const { campaignId, adSetId: own } = await trial.call(createCampaign, createCampaign.example);
  const group = { ...createAdGroup.example, campaignId };
  const { adSetId } = await trial.call(createAdGroup, group, { idempotencyKey: 'case-1/step-2' });
  await trial.call(setStatus, { campaignId, status: 'ACTIVE' });
  const statuses = () => trial.sandbox.state['meta-ads']?.['adSets'];
  expect(statuses()).toMatchObject({ [own]: { status: 'ACTIVE' }, [adSetId]: { status: 'PAUSED' } });
  await trial.call(setStatus, { campaignId, adSetId, status: 'ACTIVE' });
  expect(statuses()).toMatchObject({ [adSetId]: { status: 'ACTIVE' } });
});

it('starts the ad set of the campaign again, also where that was paused alone', async () => {
  const { campaignId, adSetId } = await trial.call(createCampaign, createCampaign.example);
  await trial.call(setStatus, { campaignId, status: 'ACTIVE' });
  await trial.call(setStatus, { campaignId, adSetId, status: 'PAUSED' });
  await trial.call(setStatus, { campaignId, status: 'ACTIVE' });
  expect(trial.sandbox.state['meta-ads']).toMatchObject({ adSets: { [adSetId]: { status: 'ACTIVE' } } });
});

it('starts no ad set of a campaign that people made', async () => {
  const state = trial.sandbox.state['meta-ads'];
  const { campaigns, adSets } = state as Record<string, Record<string, object>>;
  Object.assign(campaigns?.['120210000000001'] ?? {}, { name: 'By hand' });
  Object.assign(adSets?.['120210000000002'] ?? {}, { name: 'By hand', status: 'PAUSED' });
  await trial.call(setStatus, { campaignId: '120210000000001', status: 'ACTIVE' });
  expect(state).toMatchObject({ adSets: { 120210000000002: { status: 'PAUSED' } } });
});

it('stops everything by pausing the campaign', async () => {
  await trial.call(setStatus, { campaignId: '120210000000001', status: 'PAUSED' });
  expect(trial.sandbox.state['meta-ads']).toMatchObject({
    campaigns: { 120210000000001: { status: 'PAUSED' } },
    adSets: { 120210000000002: { pace: [{ daily: 4000 }, { daily: 0 }] } },
  });
  expect(trial.sandbox.requests).toHaveLength(1);
});

it.each(['ACTIVE', 'PAUSED'] as const)('says that there is no campaign to make %s', async (status) => {
  await expect(trial.call(setStatus, { campaignId: '4711', status })).rejects.toMatchObject({
    type: 'NOT_FOUND',
    details: [expect.objectContaining({ vendorCode: '100.33' })],
  });
});

it.each([
  [400, { code: 17 }, 'RATE_LIMITED'],
  ...[80000, 80001, 80002, 80003, 80005, 80006, 80008, 80009, 80014].map(
    (code) => [400, { code }, 'RATE_LIMITED'] as const,
  ),
  [400, { code: 80004, error_subcode: 2446079 }, 'RATE_LIMITED'],
  [400, { code: 190, error_subcode: 463 }, 'AUTH_FAILED'],
  [403, { code: 200 }, 'FORBIDDEN'],
  [400, { code: 2, is_transient: true }, 'UNAVAILABLE'],
  [400, { code: 1234, is_transient: true }, 'UNAVAILABLE'],
  [400, { code: 100 }, 'INVALID_INPUT'],
] as const)('reads %d with %j as %s', async (status, error, type) => {
  const body = { error: { message: 'No.', type: 'OAuthException', ...error } };
  trial.sandbox.failNext({ tool: 'meta-ads', fault: { status, body } });
  await expect(trial.call(setStatus, setStatus.example)).rejects.toMatchObject({ type });
});

const useCase = 'x-business-use-case-usage';
const waiting = (minutes: number) =>
  JSON.stringify({ '28477': [{ type: 'ads_management', estimated_time_to_regain_access: minutes }] });

it.each<readonly [number, Readonly<Record<string, string>>, number | undefined]>([
  [80_004, { [useCase]: waiting(4) }, 240_000],
  [80_004, { [useCase]: waiting(0) }, undefined],
  [80_004, { [useCase]: 'nonsense' }, undefined],
  [4, { 'x-app-usage': '{"call_count":100,"total_cputime":25,"total_time":25}' }, undefined],
  [4, { 'x-app-usage': '{"call_count":100,"estimated_time_to_regain_access":20}' }, 1_200_000],
  [17, { 'x-ad-account-usage': '{"acc_id_util_pct":100,"reset_time_duration":100}' }, 100_000],
  [613, { 'x-ad-account-usage': '{"acc_id_util_pct":100,"reset_time_duration":100.4}' }, 100_400],
  [32, { [useCase]: waiting(1), 'x-ad-account-usage': '{"reset_time_duration":300}' }, 300_000],
  [32, { [useCase]: 'nonsense', 'x-ad-account-usage': '{"reset_time_duration":7}' }, 7000],
])('reads the longest wait that comes with %d out of %j', async (code, headers, wait) => {
  const fault = { status: 400, headers, body: { error: { message: 'No.', type: 'OAuthException', code } } };
  trial.sandbox.failNext({ tool: 'meta-ads', fault });
  await expect(trial.call(setStatus, setStatus.example)).rejects.toMatchObject({
    type: 'RATE_LIMITED',
    nextRetryDelay: wait,
  });
});

it('does not wait for a share that is not used up where something else failed', async () => {
  const headers = { 'x-ad-account-usage': '{"acc_id_util_pct":3,"reset_time_duration":3600}' };
  const fault = { status: 400, headers, body: { error: { message: 'No.', code: 2 } } };
  trial.sandbox.failNext({ tool: 'meta-ads', fault });
  await expect(trial.call(setStatus, setStatus.example)).rejects.toMatchObject({
    type: 'UNAVAILABLE',
    nextRetryDelay: undefined,
  });
});
