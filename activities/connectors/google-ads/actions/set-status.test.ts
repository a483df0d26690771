import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { removeCampaign } from './remove-campaign.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(googleAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const campaign = () => trial.sandbox.state['google-ads']?.['campaigns'];

it('pauses, and only that', async () => {
  const before = structuredClone(campaign());
  await trial.call(setStatus, setStatus.example);
  expect(campaign()).toEqual({
    ...(before as Record<string, object>),
    21000000001: {
      ...(before as Record<string, object>)['21000000001'],
      status: 'PAUSED',
      pace: [
        { at: '2026-10-01T00:00:00Z', daily: 50_000_000 },
        { at: '2026-12-01T08:00:00.000Z', daily: 0 },
      ],
    },
  });
});

it('enables again', async () => {
  await trial.call(setStatus, setStatus.example);
  expect(await trial.call(setStatus, { campaignId: '21000000001', status: 'ENABLED' })).toEqual({
    campaignId: '21000000001',
    status: 'ENABLED',
  });
  expect(campaign()).toMatchObject({ 21000000001: { status: 'ENABLED' } });
});

it.each([
  ['no such campaign', '4711', 'NOT_FOUND', 'mutateError.RESOURCE_NOT_FOUND'],
  ['a removed one', '21000000001', 'CONFLICT', 'contextError.OPERATION_NOT_PERMITTED_FOR_REMOVED_RESOURCE'],
] as const)('says that there is %s', async (_name, campaignId, type, vendorCode) => {
  await trial.call(removeCampaign, removeCampaign.example);
  await expect(trial.call(setStatus, { campaignId, status: 'ENABLED' })).rejects.toMatchObject({
    type,
    details: [expect.objectContaining({ vendorCode })],
  });
});

const quota = {
  code: 429,
  message: 'Too many requests.',
  status: 'RESOURCE_EXHAUSTED',
  details: [
    {
      errors: [
        {
          errorCode: { quotaError: 'RESOURCE_TEMPORARILY_EXHAUSTED' },
          details: { quotaErrorDetails: { rateScope: 'DEVELOPER', retryDelay: '30s' } },
        },
      ],
    },
  ],
};

it('waits as long as the quota error asks', async () => {
  trial.sandbox.failNext({ tool: 'google-ads', fault: { status: 429, body: { error: quota } } });
  await expect(trial.call(setStatus, setStatus.example)).rejects.toMatchObject({
    type: 'RATE_LIMITED',
    nextRetryDelay: 30_000,
  });
});

it.each([
  [401, 'authenticationError', 'OAUTH_TOKEN_EXPIRED', 'AUTH_FAILED'],
  [400, 'authorizationError', 'CUSTOMER_NOT_ENABLED', 'FORBIDDEN'],
  [400, 'databaseError', 'CONCURRENT_MODIFICATION', 'UNAVAILABLE'],
  [500, 'internalError', 'DEADLINE_EXCEEDED', 'TIMEOUT'],
  [400, 'campaignError', 'INVALID_CAMPAIGN_NAME', 'INVALID_INPUT'],
] as const)('reads %d %s.%s as %s%s', async (status, kind, name, type) => {
  const error = { code: status, message: 'No.', details: [{ errors: [{ errorCode: { [kind]: name } }] }] };
  trial.sandbox.failNext({ tool: 'google-ads', fault: { status, body: { error }, times: 2 } });
  await expect(trial.call(setStatus, setStatus.example)).rejects.toMatchObject({ type });
});
