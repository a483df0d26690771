import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { createCampaign } from './create-campaign.ts';
import { removeCampaign } from './remove-campaign.ts';

const trial = await startTrial(googleAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('creates the campaign paused, with a budget of its own in micros', async () => {
  const { campaignId, budgetId } = await trial.call(createCampaign, createCampaign.example);
  expect(trial.sandbox.state['google-ads']).toMatchObject({
    campaigns: {
      [campaignId]: {
        name: createCampaign.example.name,
        status: 'PAUSED',
        campaignBudget: expect.stringContaining(`/campaignBudgets/${budgetId}`),
        startDateTime: '2026-12-01 00:00:00',
        endDateTime: '2026-12-31 23:59:59',
        pace: [],
      },
    },
    budgets: { [budgetId]: { amountMicros: '120000000' } },
  });
});

it('does not share its budget: bidding for conversions would be refused', async () => {
  await trial.call(createCampaign, createCampaign.example);
  const created = trial.sandbox.requests.find(({ path }) => path.endsWith('campaignBudgets:mutate'));
  expect(created?.body).toMatchObject({ operations: [{ create: { explicitlyShared: false } }] });
});

it('finds the campaign that an earlier attempt made', async () => {
  const made = await trial.call(createCampaign, createCampaign.example);
  expect(await trial.call(createCampaign, createCampaign.example, { mayHaveRun: true })).toEqual(made);
});

it("does not take another step's campaign of the same name for its own", async () => {
  await trial.call(createCampaign, createCampaign.example);
  const other = { idempotencyKey: 'case-2/step-1', mayHaveRun: true };
  await expect(trial.call(createCampaign, createCampaign.example, other)).rejects.toMatchObject({
    type: 'CONFLICT',
    details: [expect.objectContaining({ vendorCode: 'campaignError.DUPLICATE_CAMPAIGN_NAME' })],
  });
});

it('may use the name of a removed campaign again', async () => {
  const first = await trial.call(createCampaign, createCampaign.example);
  await trial.call(removeCampaign, { campaignId: first.campaignId });
  const again = { idempotencyKey: 'case-1/step-2' };
  const second = await trial.call(createCampaign, createCampaign.example, again);
  expect(second.campaignId).not.toBe(first.campaignId);
});

it.each(["it's", String.raw`back\slash`, "' OR campaign.id = 21000000001"])(
  'looks for the name %j and nothing else',
  async (name) => {
    const input = { ...createCampaign.example, name };
    const made = await trial.call(createCampaign, input);
    expect(await trial.call(createCampaign, input, { mayHaveRun: true })).toEqual(made);
  },
);

it('refuses an amount in another currency before anything is created', async () => {
  const input = { ...createCampaign.example, currency: 'CHF' };
  await expect(trial.call(createCampaign, input)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ fields: ['currency must be EUR'] })],
  });
  expect(trial.sandbox.requests.filter(({ path }) => path.endsWith('mutate'))).toEqual([]);
});
