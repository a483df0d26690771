import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { createCampaign } from './create-campaign.ts';
import { readFigures } from './read-figures.ts';
import { setBudget } from './set-budget.ts';
import { setStatus } from './set-status.ts';

let clock = new Date('2026-12-01T08:00:00Z');
const trial = await startTrial(googleAdsSandbox, { now: () => clock });
beforeEach(() => {
  clock = new Date('2026-12-01T08:00:00Z');
  trial.sandbox.reset();
});
afterAll(() => trial.close());

const read = async (campaignId: string, to = clock.toISOString().slice(0, 10)) => {
  const { rows } = await trial.call(readFigures, { campaignIds: [campaignId], from: '2026-12-01', to });
  return rows[0];
};

it('gives a row a campaign, amounts in minor units', async () => {
  expect(await trial.call(readFigures, readFigures.example)).toMatchObject({
    rows: [{ campaignId: '21000000001', name: 'de_sales_brand_202610' }],
    currency: 'EUR',
  });
  const { rows } = await trial.call(readFigures, readFigures.example);
  // 20 days at 50.00 EUR at the most.
  expect(rows[0]?.cost).toBeGreaterThan(80_000);
  expect(rows[0]?.cost).toBeLessThanOrEqual(100_000);
});

it('has no figures for a paused campaign, and more with time and budget for an enabled one', async () => {
  const { campaignId, budgetId } = await trial.call(createCampaign, createCampaign.example);
  clock = new Date('2026-12-05T08:00:00Z');
  expect(await read(campaignId)).toMatchObject({ impressions: 0, clicks: 0, cost: 0, conversions: 0 });

  await trial.call(setStatus, { campaignId, status: 'ENABLED' });
  clock = new Date('2026-12-10T08:00:00Z');
  const slow = await read(campaignId);
  expect(slow?.cost).toBeGreaterThan(5 * 12_000 * 0.8);
  expect(slow?.cost).toBeLessThanOrEqual(5 * 12_000);

  await trial.call(setBudget, { budgetId, dailyBudget: 24_000, currency: 'EUR' });
  clock = new Date('2026-12-15T08:00:00Z');
  const fast = await read(campaignId);
  expect((fast?.cost ?? 0) - (slow?.cost ?? 0)).toBeGreaterThan((slow?.cost ?? 0) * 1.5);

  await trial.call(setStatus, { campaignId, status: 'PAUSED' });
  clock = new Date('2026-12-20T08:00:00Z');
  expect(await read(campaignId)).toEqual(fast);
});

it('keeps the past as it was for a process that runs ahead of the clock', async () => {
  const { campaignId } = await trial.call(createCampaign, createCampaign.example);
  await trial.call(setStatus, { campaignId, status: 'ENABLED' });
  const ahead = await read(campaignId, '2026-12-20');
  expect(ahead?.cost).toBeGreaterThan(15 * 12_000 * 0.8);

  await trial.call(setStatus, { campaignId, status: 'PAUSED' });
  expect(await read(campaignId, '2026-12-25')).toEqual(ahead);
});

it('gives the same figures for the same past', async () => {
  const first = await trial.call(readFigures, readFigures.example);
  clock = new Date('2027-01-01T00:00:00Z');
  expect(await trial.call(readFigures, readFigures.example)).toEqual(first);
});

it('reads every page', async () => {
  const row = (id: string) => ({
    campaign: { id, name: id },
    metrics: { impressions: '7', costMicros: '1234567' },
  });
  const answers = [
    { results: [{ customer: { currencyCode: 'EUR' } }] },
    { results: [row('1')], nextPageToken: 'more' },
    { results: [row('2')], nextPageToken: '' },
  ];
  for (const body of answers) trial.sandbox.failNext({ tool: 'google-ads', fault: { status: 200, body } });
  const { rows } = await trial.call(readFigures, readFigures.example);
  expect(rows).toEqual(
    ['1', '2'].map((id) => ({
      campaignId: id,
      name: id,
      impressions: 7,
      clicks: 0,
      cost: 123,
      conversions: 0,
      conversionValue: 0,
    })),
  );
  expect(trial.sandbox.requests.at(-1)?.body).toMatchObject({ pageToken: 'more' });
});

it('splits the time into days, which sum up to the whole', async () => {
  const whole = await trial.call(readFigures, readFigures.example);
  const daily = await trial.call(readFigures, { ...readFigures.example, daily: true });
  expect(daily.rows.map(({ date }) => date)).toEqual(
    Array.from({ length: 20 }, (_none, index) => `2026-11-${String(index + 1).padStart(2, '0')}`),
  );
  const cost = daily.rows.reduce((sum, row) => sum + row.cost, 0);
  expect(Math.abs(cost - (whole.rows[0]?.cost ?? 0))).toBeLessThan(20);
  expect(whole.rows[0]?.date).toBeUndefined();
});
