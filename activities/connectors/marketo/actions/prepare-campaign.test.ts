import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { prepareCampaign } from './prepare-campaign.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'];
it('copies a program with its smart campaigns, and runs nothing', async () => {
  const { programId, campaigns } = await trial.call(prepareCampaign, prepareCampaign.example);
  expect(campaigns).toEqual([{ campaignId: expect.any(Number), name: 'Template: send', type: 'batch' }]);
  expect(state()).toMatchObject({
    programs: {
      [programId]: {
        name: 'de_leads_marketing-automation_202612',
        description: expect.stringMatching(/^Less handwork in your campaigns Reference: mr-[0-9a-f]{20}$/),
        status: 'unlocked',
      },
    },
    smartCampaigns: { [campaigns[0]?.campaignId ?? 0]: { programId, isActive: false } },
    runs: [],
  });
});

it('finds its own copy by name and reference', async () => {
  const first = await trial.call(prepareCampaign, prepareCampaign.example);
  expect(await trial.call(prepareCampaign, prepareCampaign.example, { mayHaveRun: true })).toEqual(first);
});

it("does not take another step's program of the same name for its own", async () => {
  await trial.call(prepareCampaign, prepareCampaign.example);
  const other = { idempotencyKey: 'case-2/step-1', mayHaveRun: true };
  const call = trial.call(prepareCampaign, prepareCampaign.example, other);
  await expect(call).rejects.toMatchObject({ type: 'CONFLICT' });
});

it.each([
  ['program', { templateProgramId: 9 }],
  ['folder', { folderId: 9 }],
])('says NOT_FOUND for a %s that does not exist', async (_what, change) => {
  const call = trial.call(prepareCampaign, { ...prepareCampaign.example, ...change });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
