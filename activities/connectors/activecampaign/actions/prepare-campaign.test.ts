import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { activecampaignSandbox } from '../sandbox.ts';
import { prepareCampaign } from './prepare-campaign.ts';

const trial = await startTrial(activecampaignSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['activecampaign'];

const campaigns = () => state()?.['campaigns'] as unknown[];
const drafts = () => campaigns().slice(1);

it('leaves a draft for a list and a segment', async () => {
  const segmentId = 'd2c5a14a-771d-4cc0-a126-3513a5201940';
  const { campaignId } = await trial.call(prepareCampaign, { ...prepareCampaign.example, segmentId });
  expect(drafts()).toMatchObject([
    {
      id: campaignId,
      name: expect.stringMatching(/^de_leads_marketing-automation_202612 \(mr-[0-9a-f]{20}\)$/),
      listIds: [2],
      segmentId,
    },
  ]);
});

it('finds its draft behind two hundred others of the same name', async () => {
  const first = await trial.call(prepareCampaign, prepareCampaign.example);
  const others = Array.from({ length: 200 }, (_, id) => ({
    id: String(2000 + id),
    name: 'de_leads_marketing-automation_202612',
    type: 'single',
    listIds: [],
    figures: {},
  }));
  campaigns().splice(1, 0, ...others);
  expect(await trial.call(prepareCampaign, prepareCampaign.example, { mayHaveRun: true })).toEqual(first);
  expect(drafts()).toHaveLength(201);
});

it('goes on where an earlier attempt stopped', async () => {
  const match = { method: 'PUT' };
  trial.sandbox.failNext({ tool: 'activecampaign', match, fault: { status: 503 } });
  const call = trial.call(prepareCampaign, prepareCampaign.example);
  await expect(call).rejects.toMatchObject({ type: 'UNAVAILABLE' });
  await trial.call(prepareCampaign, prepareCampaign.example, { mayHaveRun: true });
  expect(drafts()).toMatchObject([{ listIds: [2] }]);
});

it('says NOT_FOUND for a list that does not exist', async () => {
  const call = trial.call(prepareCampaign, { ...prepareCampaign.example, listId: '9' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
