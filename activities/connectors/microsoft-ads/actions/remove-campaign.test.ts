import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { microsoftAdsSandbox } from '../sandbox.ts';
import { readFigures } from './read-figures.ts';
import { removeCampaign } from './remove-campaign.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(microsoftAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('deletes, and has nothing more to do the second time', async () => {
  const output = await trial.call(removeCampaign, removeCampaign.example);
  expect(await trial.call(removeCampaign, removeCampaign.example)).toEqual(output);
  expect(trial.sandbox.state['microsoft-ads']?.['campaigns']).toMatchObject({
    41000000001: { Status: 'Deleted' },
  });
});

it('leaves the figures readable and takes no more changes', async () => {
  const before = await trial.call(readFigures, readFigures.example);
  await trial.call(removeCampaign, removeCampaign.example);
  expect(await trial.call(readFigures, readFigures.example)).toEqual(before);
  await expect(trial.call(setStatus, setStatus.example)).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it('does not take another refusal for the end', async () => {
  const PartialErrors = [{ Code: 1, ErrorCode: 'CampaignServiceInvalidAccountId' }];
  trial.sandbox.failNext({ tool: 'microsoft-ads', fault: { status: 200, body: { PartialErrors } } });
  await expect(trial.call(removeCampaign, removeCampaign.example)).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
