import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { triggerCampaign } from './trigger-campaign.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'];
it('sends a lead through a trigger campaign', async () => {
  await trial.call(triggerCampaign, { campaignId: 3712, leadId: 318592 });
  expect(state()?.['runs']).toEqual([{ campaignId: 3712, leads: [318592], tokens: [] }]);
});

it('is never repeated by guess', async () => {
  await trial.call(triggerCampaign, triggerCampaign.example);
  const again = trial.call(triggerCampaign, triggerCampaign.example, { mayHaveRun: true });
  await expect(again).rejects.toMatchObject({ type: 'OUTCOME_UNKNOWN' });
  expect(state()?.['runs']).toHaveLength(1);
});

it('waits until the calls of the last twenty seconds are counted no more', async () => {
  const body = { requestId: 'e42b#14272d07d78', success: false, errors: [{ code: '606', message: 'No.' }] };
  trial.sandbox.failNext({ tool: 'marketo', match: { path: '/trigger' }, fault: { status: 200, body } });
  await trial.call(triggerCampaign, triggerCampaign.example);
  expect(state()?.['runs']).toHaveLength(1);
});

it.each([
  ['a campaign that rests', { campaignId: 3714 }, 'INVALID_INPUT'],
  ['a lead that does not exist', { leadId: 9 }, 'NOT_FOUND'],
])('refuses %s', async (_what, change, type) => {
  const call = trial.call(triggerCampaign, { ...triggerCampaign.example, ...change });
  await expect(call).rejects.toMatchObject({ type });
});
