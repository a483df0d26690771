import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { metaAdsSandbox } from '../sandbox.ts';
import { createCampaign } from './create-campaign.ts';

const trial = await startTrial(metaAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const bodyOf = (edge: string) =>
  trial.sandbox.requests.find(({ method, path }) => method === 'POST' && path.endsWith(edge))?.body;

it('creates campaign and ad set, both paused', async () => {
  const { campaignId, adSetId } = await trial.call(createCampaign, createCampaign.example);
  expect(trial.sandbox.state['meta-ads']).toMatchObject({
    campaigns: { [campaignId]: { status: 'PAUSED', objective: 'OUTCOME_LEADS' } },
    adSets: { [adSetId]: { campaign_id: campaignId, status: 'PAUSED', daily_budget: '6000', pace: [] } },
  });
});

it.each([
  ['OUTCOME_LEADS', 'OFFSITE_CONVERSIONS', { pixel_id: '1180349927706254', custom_event_type: 'LEAD' }],
  ['OUTCOME_SALES', 'OFFSITE_CONVERSIONS', { pixel_id: '1180349927706254', custom_event_type: 'PURCHASE' }],
  ['OUTCOME_AWARENESS', 'REACH', { page_id: '104412233445566' }],
  ['OUTCOME_TRAFFIC', 'LANDING_PAGE_VIEWS', undefined],
] as const)('optimises %s for %s', async (objective, goal, promoted) => {
  await trial.call(createCampaign, { ...createCampaign.example, objective });
  expect(bodyOf('/adsets')).toMatchObject({
    optimization_goal: goal,
    targeting: { geo_locations: { countries: ['DE', 'AT', 'CH'] } },
  });
  expect((bodyOf('/adsets') as Record<string, unknown>)['promoted_object']).toEqual(promoted);
});

it('finds what an earlier attempt made', async () => {
  const made = await trial.call(createCampaign, createCampaign.example);
  expect(await trial.call(createCampaign, createCampaign.example, { mayHaveRun: true })).toEqual(made);
});

it('goes on with the campaign of an attempt that ended before its ad set', async () => {
  trial.sandbox.failNext({ tool: 'meta-ads', match: { method: 'POST', skip: 1 }, fault: { status: 503 } });
  await expect(trial.call(createCampaign, createCampaign.example)).rejects.toMatchObject({
    type: 'UNAVAILABLE',
  });
  await trial.call(createCampaign, createCampaign.example, { mayHaveRun: true });
  expect(Object.keys(trial.sandbox.state['meta-ads']?.['campaigns'] ?? {})).toHaveLength(2);
});

it('makes another campaign of the same name for another step', async () => {
  const first = await trial.call(createCampaign, createCampaign.example);
  const other = { idempotencyKey: 'case-2/step-1', mayHaveRun: true };
  const second = await trial.call(createCampaign, createCampaign.example, other);
  expect(second.campaignId).not.toBe(first.campaignId);
});

it('looks through every page', async () => {
  const made = await trial.call(createCampaign, createCampaign.example);
  const other = {
    data: [{ id: '1', name: 'other' }],
    paging: { cursors: { after: 'abc' }, next: 'https://…' },
  };
  trial.sandbox.failNext({ tool: 'meta-ads', fault: { status: 200, body: other } });
  expect(await trial.call(createCampaign, createCampaign.example, { mayHaveRun: true })).toEqual(made);
  expect(trial.sandbox.requests.map(({ query }) => query)).toContainEqual([
    ['fields', 'id,name'],
    ['after', 'abc'],
  ]);
});

it('refuses an amount in another currency before anything is created', async () => {
  await expect(
    trial.call(createCampaign, { ...createCampaign.example, currency: 'CHF' }),
  ).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ fields: ['currency must be EUR'] })],
  });
  expect(trial.sandbox.requests.filter(({ method }) => method === 'POST')).toEqual([]);
});
