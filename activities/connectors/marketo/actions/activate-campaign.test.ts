import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { activateCampaign } from './activate-campaign.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'];
it('does it once, however often it is called', async () => {
  await trial.call(activateCampaign, { campaignId: 3714 });
  expect(await trial.call(activateCampaign, { campaignId: 3714 })).toEqual({ campaignId: 3714 });
  expect(state()?.['smartCampaigns']).toMatchObject({ 3714: { isActive: true } });
  expect(trial.sandbox.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

it('says NOT_FOUND for a campaign that does not exist', async () => {
  await expect(trial.call(activateCampaign, { campaignId: 9 })).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it('says CONFLICT for a batch campaign, which is scheduled instead', async () => {
  await expect(trial.call(activateCampaign, { campaignId: 3713 })).rejects.toMatchObject({
    type: 'CONFLICT',
  });
});
