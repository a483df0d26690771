import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { activecampaignSandbox } from '../sandbox.ts';
import { prepareCampaign } from './prepare-campaign.ts';
import { readFigures } from './read-figures.ts';

const trial = await startTrial(activecampaignSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('reads numbers from text, and takes bounces off', async () => {
  expect(await trial.call(readFigures, { campaignIds: ['7'] })).toEqual({
    rows: [
      {
        campaignId: '7',
        name: 'Winter mail',
        recipients: 1000,
        delivered: 980,
        bounces: 20,
        opens: 402,
        clicks: 71,
        unsubscribes: 3,
      },
    ],
  });
});

it('has a row of nothing for a draft', async () => {
  const { campaignId } = await trial.call(prepareCampaign, prepareCampaign.example);
  const { rows } = await trial.call(readFigures, { campaignIds: ['7', campaignId] });
  expect(rows).toMatchObject([{ campaignId: '7' }, { campaignId, recipients: 0, delivered: 0 }]);
});

it('says NOT_FOUND for a mailing that does not exist', async () => {
  await expect(trial.call(readFigures, { campaignIds: ['7', '9'] })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
