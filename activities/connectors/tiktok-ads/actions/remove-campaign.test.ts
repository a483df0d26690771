import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tiktokAdsSandbox } from '../sandbox.ts';
import { readFigures } from './read-figures.ts';
import { removeCampaign } from './remove-campaign.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(tiktokAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('deletes, and has nothing more to do the second time', async () => {
  const output = await trial.call(removeCampaign, removeCampaign.example);
  expect(await trial.call(removeCampaign, removeCampaign.example)).toEqual(output);
  expect(trial.sandbox.state['tiktok-ads']?.['campaigns']).toMatchObject({
    1801000000000001: { status: 'DELETE' },
  });
  expect(trial.sandbox.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

it('leaves the figures readable and takes no more status', async () => {
  const before = await trial.call(readFigures, readFigures.example);
  await trial.call(removeCampaign, removeCampaign.example);
  expect(await trial.call(readFigures, readFigures.example)).toEqual(before);
  await expect(trial.call(setStatus, setStatus.example)).rejects.toMatchObject({ type: 'CONFLICT' });
});

it('says that there is no such campaign', async () => {
  await expect(trial.call(removeCampaign, { campaignId: '4711' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
