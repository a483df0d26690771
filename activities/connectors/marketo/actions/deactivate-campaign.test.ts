import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { deactivateCampaign } from './deactivate-campaign.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'];
it('does it once, however often it is called', async () => {
  await trial.call(deactivateCampaign, { campaignId: 3712 });
  expect(await trial.call(deactivateCampaign, { campaignId: 3712 })).toEqual({ campaignId: 3712 });
  expect(state()?.['smartCampaigns']).toMatchObject({ 3712: { isActive: false } });
  expect(trial.sandbox.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

it('says NOT_FOUND for a campaign that does not exist', async () => {
  await expect(trial.call(deactivateCampaign, { campaignId: 9 })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
