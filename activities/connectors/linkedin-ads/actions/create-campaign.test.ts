import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { restli, restliPath } from '../client.ts';
import { linkedinAdsSandbox } from '../sandbox.ts';
import { createCampaign } from './create-campaign.ts';

const trial = await startTrial(linkedinAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const campaigns = () => trial.sandbox.state['linkedin-ads']?.['campaigns'];

it('is paused, with a daily budget for all its ad groups', async () => {
  const { campaignId } = await trial.call(createCampaign, createCampaign.example);
  expect(campaigns()).toMatchObject({
    [campaignId]: {
      name: expect.stringMatching(/^de_leads_condition-monitoring_202612 \[mr-[0-9a-f]{20}\]$/),
      status: 'PAUSED',
      dailyBudget: { amount: '60', currencyCode: 'EUR' },
      pace: [],
    },
  });
  expect(trial.sandbox.requests.at(-1)).toMatchObject({
    headers: { 'linkedin-version': '202604', 'x-restli-protocol-version': '2.0.0' },
    body: {
      runSchedule: { start: Date.parse('2026-12-01T00:00:00Z'), end: Date.parse('2027-01-01T00:00:00Z') },
      budgetOptimization: { budgetOptimizationStrategy: 'DYNAMIC', bidStrategy: 'MAXIMUM_DELIVERY' },
    },
  });
});

it('caps costs where it is asked to', async () => {
  await trial.call(createCampaign, { ...createCampaign.example, bidding: 'COST_CAP' });
  expect(trial.sandbox.requests.at(-1)?.body).toMatchObject({
    budgetOptimization: { bidStrategy: 'COST_CAP' },
  });
});

it('finds what an earlier attempt made, and makes another for another step', async () => {
  const made = await trial.call(createCampaign, createCampaign.example);
  expect(await trial.call(createCampaign, createCampaign.example, { mayHaveRun: true })).toEqual(made);
  const meta = { mayHaveRun: true, idempotencyKey: 'case-2/step-1' };
  expect(await trial.call(createCampaign, createCampaign.example, meta)).not.toEqual(made);
});

it('looks on every page before it makes another', async () => {
  const made = await trial.call(createCampaign, createCampaign.example);
  const body = { elements: [], metadata: { nextPageToken: 'a/b+c' } };
  trial.sandbox.failNext({ tool: 'linkedin-ads', fault: { status: 200, body } });
  expect(await trial.call(createCampaign, createCampaign.example, { mayHaveRun: true })).toEqual(made);
  // The exchange log keeps no tokens, pages' included.
  expect(new Map(trial.sandbox.requests.at(-1)?.query).has('pageToken')).toBe(true);
});

it('does not page for ever', async () => {
  const body = { elements: [], metadata: { nextPageToken: 'again' } };
  trial.sandbox.failNext({ tool: 'linkedin-ads', fault: { status: 200, body, times: 999 } });
  const call = trial.call(createCampaign, createCampaign.example, { mayHaveRun: true });
  await expect(call).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
});

// "Reduced encoding" of Rest.li 2.0: what belongs to its syntax is written as it is, what belongs to a value is not.
it("writes a finder in Rest.li's syntax, whatever the name", () => {
  const base = { value: '/things', template: '/things' };
  const { value, template } = restliPath(base, `search=(name:(values:List(${restli("a (b), c:d's [1]*")})))`);
  expect(new URL(`https://api.example${value}`).search).toBe(
    '?search=(name:(values:List(a%20%28b%29%2C%20c%3Ad%27s%20%5B1%5D%2A)))',
  );
  expect(template).toBe('/things');
});

it('says when the id is missing', async () => {
  trial.sandbox.failNext({
    tool: 'linkedin-ads',
    match: { method: 'POST' },
    fault: { status: 201 },
  });
  await expect(trial.call(createCampaign, createCampaign.example)).rejects.toMatchObject({
    type: 'BAD_RESPONSE',
  });
});

it('refuses an amount in another currency before anything is created', async () => {
  const call = trial.call(createCampaign, { ...createCampaign.example, currency: 'CHF' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(Object.keys(campaigns() ?? {})).toHaveLength(2);
});
