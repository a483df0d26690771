import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { metaAdsSandbox } from '../sandbox.ts';
import { createCampaign } from './create-campaign.ts';
import { readFigures } from './read-figures.ts';
import { setBudget } from './set-budget.ts';
import { setStatus } from './set-status.ts';

let clock = new Date('2026-12-01T08:00:00Z');
const trial = await startTrial(metaAdsSandbox, { now: () => clock });
beforeEach(() => {
  clock = new Date('2026-12-01T08:00:00Z');
  trial.sandbox.reset();
});
afterAll(() => trial.close());

const read = async (campaignId: string, to = clock.toISOString().slice(0, 10)) => {
  const { rows } = await trial.call(readFigures, { campaignIds: [campaignId], from: '2026-12-01', to });
  return rows[0];
};

it('gives amounts in minor units, names without the marker, and counts no conversion twice', async () => {
  const { rows, currency } = await trial.call(readFigures, readFigures.example);
  expect(rows).toMatchObject([{ campaignId: '120210000000001', name: 'de_sales_retargeting_202610' }]);
  expect(currency).toBe('EUR');
  const [row] = rows;
  // 20 days at 40.00 EUR at the most, 90.00 EUR a conversion.
  expect(row?.cost).toBeGreaterThan(60_000);
  expect(row?.cost).toBeLessThanOrEqual(80_000);
  expect(row?.conversions).toBe(Math.floor((row?.clicks ?? 0) * 0.02));
  expect(row?.conversionValue).toBe((row?.conversions ?? 0) * 9000);
});

it('has no row for a campaign without delivery, and more with time and budget for an active one', async () => {
  const { campaignId, adSetId } = await trial.call(createCampaign, createCampaign.example);
  clock = new Date('2026-12-05T08:00:00Z');
  expect(await read(campaignId)).toBeUndefined();

  await trial.call(setStatus, { campaignId, status: 'ACTIVE' });
  clock = new Date('2026-12-10T08:00:00Z');
  const slow = await read(campaignId);
  expect(slow?.cost).toBeGreaterThan(5 * 6000 * 0.75);
  expect(slow?.cost).toBeLessThanOrEqual(5 * 6000);

  await trial.call(setBudget, { adSetId, dailyBudget: 12_000, currency: 'EUR' });
  clock = new Date('2026-12-15T08:00:00Z');
  const fast = await read(campaignId);
  expect((fast?.cost ?? 0) - (slow?.cost ?? 0)).toBeGreaterThan((slow?.cost ?? 0) * 1.5);

  await trial.call(setStatus, { campaignId, status: 'PAUSED' });
  clock = new Date('2026-12-20T08:00:00Z');
  expect(await read(campaignId)).toEqual(fast);
});

it('keeps the past as it was for a process that runs ahead of the clock', async () => {
  const { campaignId } = await trial.call(createCampaign, createCampaign.example);
  await trial.call(setStatus, { campaignId, status: 'ACTIVE' });
  const ahead = await read(campaignId, '2026-12-20');
  expect(ahead?.cost).toBeGreaterThan(15 * 6000 * 0.8);

  await trial.call(setStatus, { campaignId, status: 'PAUSED' });
  expect(await read(campaignId, '2026-12-25')).toEqual(ahead);
});

it('splits the time into days, over all pages', async () => {
  const whole = await trial.call(readFigures, readFigures.example);
  const daily = await trial.call(readFigures, { ...readFigures.example, daily: true });
  expect(daily.rows.map(({ date }) => date)).toEqual(
    Array.from({ length: 20 }, (_none, index) => `2026-11-${String(index + 1).padStart(2, '0')}`),
  );
  const cost = daily.rows.reduce((sum, row) => sum + row.cost, 0);
  expect(Math.abs(cost - (whole.rows[0]?.cost ?? 0))).toBeLessThan(20);
  expect(whole.rows[0]?.date).toBeUndefined();
});
