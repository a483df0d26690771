import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { cancelCampaign } from './cancel-campaign.ts';
import { prepareCampaign } from './prepare-campaign.ts';
import { scheduleCampaign } from './schedule-campaign.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const jobs = () => trial.sandbox.requests.filter(({ path }) => path === '/api/campaign-send-jobs');

it('schedules a prepared mailing, and only once', async () => {
  const { campaignId } = await trial.call(prepareCampaign, prepareCampaign.example);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    expect(await trial.call(scheduleCampaign, { campaignId })).toEqual({ campaignId, status: 'Scheduled' });
  }
  expect(jobs()).toHaveLength(1);
});

it('does not schedule what was cancelled meanwhile', async () => {
  await trial.call(scheduleCampaign, scheduleCampaign.example);
  await trial.call(cancelCampaign, scheduleCampaign.example);
  await expect(trial.call(scheduleCampaign, scheduleCampaign.example)).rejects.toMatchObject({
    type: 'CONFLICT',
  });
  expect(jobs()).toHaveLength(1);
});

it('says NOT_FOUND for a campaign that does not exist', async () => {
  await expect(trial.call(scheduleCampaign, { campaignId: 'nowhere' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});

it('notices a status that the contract does not have', async () => {
  const attributes = { name: 'x', status: 'Paused' };
  trial.sandbox.failNext({ tool: 'klaviyo', fault: { status: 200, body: { data: { attributes } } } });
  await expect(trial.call(scheduleCampaign, scheduleCampaign.example)).rejects.toMatchObject({
    type: 'BAD_RESPONSE',
  });
});
