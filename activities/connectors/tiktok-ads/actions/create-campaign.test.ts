import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tiktokAdsSandbox } from '../sandbox.ts';
import { createCampaign } from './create-campaign.ts';

const trial = await startTrial(tiktokAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const campaigns = () => trial.sandbox.state['tiktok-ads']?.['campaigns'];

it('is paused, in whole units, for all its ad groups', async () => {
  const { campaignId } = await trial.call(createCampaign, createCampaign.example);
  expect(campaigns()).toMatchObject({
    [campaignId]: {
      campaign_name: expect.stringMatching(/^de_leads_condition-monitoring_202612 \[mr-[0-9a-f]{20}\]$/),
      objective_type: 'LEAD_GENERATION',
      status: 'DISABLE',
      budget: 60,
      pace: [],
    },
  });
  expect(trial.sandbox.requests.at(-1)?.body).not.toHaveProperty('sales_destination');
});

it('says where the sale happens', async () => {
  await trial.call(createCampaign, { ...createCampaign.example, objective: 'WEB_CONVERSIONS' });
  expect(trial.sandbox.requests.at(-1)?.body).toMatchObject({ sales_destination: 'WEBSITE' });
});

it('finds what an earlier attempt made', async () => {
  const made = await trial.call(createCampaign, createCampaign.example);
  expect(await trial.call(createCampaign, createCampaign.example, { mayHaveRun: true })).toEqual(made);
});

it('makes another of the same name for another step', async () => {
  const made = await trial.call(createCampaign, createCampaign.example);
  const meta = { mayHaveRun: true, idempotencyKey: 'case-2/step-1' };
  expect(await trial.call(createCampaign, createCampaign.example, meta)).not.toEqual(made);
});

it('has a request number of its own for each step, and the same for each attempt', async () => {
  await trial.call(createCampaign, createCampaign.example);
  const request = trial.sandbox.requests.at(-1)?.body;
  expect(request).toMatchObject({ request_id: expect.stringMatching(/^\d{1,19}$/) });
  // Two attempts at the same time, of which the first is not in the list yet.
  await expect(trial.call(createCampaign, createCampaign.example)).rejects.toMatchObject({
    type: 'CONFLICT',
  });
  expect(trial.sandbox.requests.at(-1)?.body).toEqual(request);
});

it('refuses an amount in another currency before anything is created', async () => {
  const call = trial.call(createCampaign, { ...createCampaign.example, currency: 'CHF' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(Object.keys(campaigns() ?? {})).toHaveLength(1);
});
