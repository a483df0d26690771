import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { dv360Sandbox } from '../sandbox.ts';
import { readFigures } from './read-figures.ts';
import { removeCampaign } from './remove-campaign.ts';

const trial = await startTrial(dv360Sandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('archives it, twice if need be; figures stay readable', async () => {
  const archived = { campaignId: '51000001', removed: true };
  expect(await trial.call(removeCampaign, removeCampaign.example)).toEqual(archived);
  expect(await trial.call(removeCampaign, removeCampaign.example)).toEqual(archived);
  expect(trial.sandbox.state['dv360']).toMatchObject({
    campaigns: { 51000001: { entityStatus: 'ENTITY_STATUS_ARCHIVED' } },
    paces: { 71000001: [{ daily: 100_000_000 }, { daily: 0 }] },
  });
  expect((await trial.call(readFigures, readFigures.example)).rows).toHaveLength(1);
});
