import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { cancelCampaign } from './cancel-campaign.ts';
import { scheduleCampaign } from './schedule-campaign.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { campaignId } = cancelCampaign.example;
const campaigns = () => trial.sandbox.state['klaviyo']?.['campaigns'];

it('leaves a draft that nobody takes for a good one, however often it is called', async () => {
  await trial.call(cancelCampaign, { campaignId });
  await trial.call(cancelCampaign, { campaignId });
  expect(campaigns()).toMatchObject([{ status: 'Draft', name: 'Cancelled: de_leads_lead-nurturing_202611' }]);
});

it('cancels the job of a scheduled mailing', async () => {
  await trial.call(scheduleCampaign, { campaignId });
  await trial.call(cancelCampaign, { campaignId });
  expect(campaigns()).toMatchObject([{ status: 'Cancelled' }]);
  expect(trial.sandbox.requests.at(-1)).toMatchObject({
    method: 'PATCH',
    path: `/api/campaign-send-jobs/${campaignId}`,
    body: { data: { type: 'campaign-send-job', id: campaignId, attributes: { action: 'cancel' } } },
    response: { status: 204 },
  });
});

it('cancels the job of a mailing that still reads as a draft while it is being scheduled', async () => {
  await trial.call(scheduleCampaign, { campaignId });
  const body = { data: { attributes: { name: 'de_leads', status: 'Draft' } } };
  trial.sandbox.failNext({ tool: 'klaviyo', match: { method: 'GET' }, fault: { status: 200, body } });
  await trial.call(cancelCampaign, { campaignId });
  expect(campaigns()).toMatchObject([
    { status: 'Cancelled', name: expect.not.stringContaining('Cancelled: ') },
  ]);
});

it('may be called again when the answer to a cancellation was lost', async () => {
  await trial.call(scheduleCampaign, { campaignId });
  const fault = { dropAfterWork: true };
  trial.sandbox.failNext({ tool: 'klaviyo', match: { method: 'PATCH' }, fault });
  await expect(trial.call(cancelCampaign, { campaignId })).rejects.toMatchObject({ type: 'UNAVAILABLE' });
  expect(await trial.call(cancelCampaign, { campaignId })).toEqual({ campaignId });
  expect(campaigns()).toMatchObject([{ status: 'Cancelled' }]);
});

it.each(['Sent', 'Variations Sent'])('says CONFLICT when the mailing is %s', async (status) => {
  const body = { data: { attributes: { name: 'de_leads', status } } };
  trial.sandbox.failNext({ tool: 'klaviyo', fault: { status: 200, body } });
  await expect(trial.call(cancelCampaign, { campaignId })).rejects.toMatchObject({ type: 'CONFLICT' });
  expect(trial.sandbox.requests).toHaveLength(1);
});
