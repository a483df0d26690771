import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { microsoftAdsSandbox } from '../sandbox.ts';
import { createCampaign } from './create-campaign.ts';

const trial = await startTrial(microsoftAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const campaigns = () => trial.sandbox.state['microsoft-ads']?.['campaigns'];

it('is a paused search campaign in whole units, marked where nobody sees it', async () => {
  const { campaignId } = await trial.call(createCampaign, createCampaign.example);
  expect(campaigns()).toMatchObject({
    [campaignId]: {
      Name: 'de_leads_condition-monitoring_202612',
      Status: 'Paused',
      DailyBudget: 40,
      pace: [],
      UrlCustomParameters: { Parameters: [{ Key: 'mrstep', Value: expect.stringMatching(/^mr-/) }] },
    },
  });
  expect(trial.sandbox.requests.at(-1)).toMatchObject({
    headers: { customerid: '20012345', customeraccountid: '180012345' },
    body: { Campaigns: [{ Languages: ['German'], IsPolitical: false }] },
  });
});

it('finds what an earlier attempt made', async () => {
  const made = await trial.call(createCampaign, createCampaign.example);
  expect(await trial.call(createCampaign, createCampaign.example, { mayHaveRun: true })).toEqual(made);
});

it('says CONFLICT when another step took the name, whatever its case', async () => {
  await trial.call(createCampaign, createCampaign.example);
  const input = { ...createCampaign.example, name: createCampaign.example.name.toUpperCase() };
  const call = trial.call(createCampaign, input, { mayHaveRun: true, idempotencyKey: 'case-2/step-1' });
  await expect(call).rejects.toMatchObject({
    type: 'CONFLICT',
    details: [expect.objectContaining({ vendorCode: 'CampaignServiceCannotCreateDuplicateCampaign' })],
  });
});

it('refuses an amount in another currency before anything is created', async () => {
  const call = trial.call(createCampaign, { ...createCampaign.example, currency: 'CHF' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(Object.keys(campaigns() ?? {})).toHaveLength(1);
});
