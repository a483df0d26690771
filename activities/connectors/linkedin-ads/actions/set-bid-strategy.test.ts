import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { linkedinAdsSandbox } from '../sandbox.ts';
import { createAdGroup } from './create-ad-group.ts';
import { setBid } from './set-bid.ts';
import { setBidStrategy } from './set-bid-strategy.ts';

const trial = await startTrial(linkedinAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['linkedin-ads'];
const changes = () => trial.sandbox.requests.filter(({ method }) => method === 'POST');
const campaignId = '601000002';
const adGroupId = '141000001';
const cap = { campaignId, bidding: 'COST_CAP', targetCpa: 8550, currency: 'EUR' } as const;

it('takes the cap from a campaign and its ad groups, and gives it back', async () => {
  await trial.call(setBidStrategy, { campaignId, bidding: 'MAXIMIZE' });
  expect(state()).toMatchObject({
    campaigns: { [campaignId]: { bidStrategy: 'MAXIMUM_DELIVERY', status: 'PAUSED' } },
    adGroups: { [adGroupId]: { optimizationTargetType: 'MAX_LEAD', status: 'ACTIVE' } },
  });
  await expect(trial.call(setBid, setBid.example)).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  await trial.call(setBidStrategy, cap);
  expect(state()).toMatchObject({
    campaigns: { [campaignId]: { bidStrategy: 'COST_CAP' } },
    adGroups: {
      [adGroupId]: {
        optimizationTargetType: 'CAP_COST_AND_MAXIMIZE_LEADS',
        unitCost: { amount: '85.5', currencyCode: 'EUR' },
      },
    },
  });
});

it('goes on where an earlier attempt was cut off between campaign and ad group', async () => {
  const match = { path: `/adCampaigns/${adGroupId}` };
  trial.sandbox.failNext({ tool: 'linkedin-ads', match, fault: { status: 503 } });
  const call = trial.call(setBidStrategy, { campaignId, bidding: 'MAXIMIZE' });
  await expect(call).rejects.toMatchObject({ type: 'UNAVAILABLE' });
  await trial.call(setBidStrategy, { campaignId, bidding: 'MAXIMIZE' });
  expect(state()).toMatchObject({ adGroups: { [adGroupId]: { optimizationTargetType: 'MAX_LEAD' } } });
});

it('caps nothing where an ad group is for something that has no cap', async () => {
  const { campaignId: free } = createAdGroup.example;
  await trial.call(createAdGroup, createAdGroup.example);
  const before = changes().length;
  await expect(trial.call(setBidStrategy, { ...cap, campaignId: free })).rejects.toMatchObject({
    type: 'CONFLICT',
    message: expect.stringContaining('is for MAX_CONVERSION, which has no cap'),
  });
  expect(changes()).toHaveLength(before);
});

it('asks nothing of an ad group that is deleted', async () => {
  const adGroups = state()?.['adGroups'] as Record<string, object>;
  adGroups[adGroupId] = { ...adGroups[adGroupId], status: 'REMOVED', optimizationTargetType: 'MAX_CLICK' };
  await trial.call(setBidStrategy, cap);
  expect(changes()).toHaveLength(1);
});

it('leaves alone what bids without a cap already', async () => {
  await trial.call(createAdGroup, createAdGroup.example);
  const before = changes().length;
  await trial.call(setBidStrategy, { campaignId: createAdGroup.example.campaignId, bidding: 'MAXIMIZE' });
  expect(changes()).toHaveLength(before + 1);
});

it.each([
  [{ bidding: 'COST_CAP' }, 'INVALID_INPUT'],
  [{ bidding: 'MAXIMIZE', targetCpa: 8500, currency: 'EUR' }, 'INVALID_INPUT'],
  [{ bidding: 'COST_CAP', targetCpa: 8500 }, 'INVALID_INPUT'],
  [{ bidding: 'COST_CAP', targetCpa: 8500, currency: 'USD' }, 'INVALID_INPUT'],
  [{ bidding: 'MAXIMIZE', campaignId: '4711' }, 'NOT_FOUND'],
] as const)('refuses %j with %s', async (input, type) => {
  await expect(trial.call(setBidStrategy, { campaignId, ...input })).rejects.toMatchObject({ type });
});
