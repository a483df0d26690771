import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { readFigures } from './read-figures.ts';
import { removeCampaign } from './remove-campaign.ts';

const trial = await startTrial(googleAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('removes, and has nothing more to do the second time', async () => {
  const output = await trial.call(removeCampaign, removeCampaign.example);
  expect(await trial.call(removeCampaign, removeCampaign.example)).toEqual(output);
  const writes = trial.sandbox.requests.filter(({ path }) => path.endsWith('campaigns:mutate'));
  expect(writes).toHaveLength(1);
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
