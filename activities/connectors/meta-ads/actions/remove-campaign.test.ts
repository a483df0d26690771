import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { metaAdsSandbox } from '../sandbox.ts';
import { readFigures } from './read-figures.ts';
import { removeCampaign } from './remove-campaign.ts';

const trial = await startTrial(metaAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('deletes the campaign with its ad sets, and has nothing more to do the second time', async () => {
  const output = await trial.call(removeCampaign, removeCampaign.example);
  expect(await trial.call(removeCampaign, removeCampaign.example)).toEqual(output);
  expect(trial.sandbox.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  expect(trial.sandbox.state['meta-ads']).toMatchObject({
    campaigns: { 120210000000001: { status: 'DELETED' } },
    adSets: { 120210000000002: { status: 'DELETED' } },
  });
});

it('leaves the figures readable', async () => {
  const before = await trial.call(readFigures, readFigures.example);
  await trial.call(removeCampaign, removeCampaign.example);
  expect(await trial.call(readFigures, readFigures.example)).toEqual(before);
});

it('says that there is no such campaign', async () => {
  await expect(trial.call(removeCampaign, { campaignId: '4711' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
