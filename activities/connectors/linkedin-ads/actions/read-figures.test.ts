import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { linkedinAdsSandbox } from '../sandbox.ts';
import { createCampaign } from './create-campaign.ts';
import { readFigures } from './read-figures.ts';

const trial = await startTrial(linkedinAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const reports = () => trial.sandbox.requests.filter(({ path }) => path === '/rest/adAnalytics');

it('reads amounts in minor units, names without markers', async () => {
  const { rows, currency } = await trial.call(readFigures, readFigures.example);
  expect(currency).toBe('EUR');
  expect(rows).toMatchObject([{ campaignId: '601000001', name: 'de_leads_maintenance_202610' }]);
  const [row] = rows;
  // 20 days at 100.00 EUR at the most, 250.00 EUR a conversion.
  expect(row?.cost).toBeGreaterThan(140_000);
  expect(row?.cost).toBeLessThanOrEqual(200_000);
  expect(row?.conversions).toBeGreaterThan(0);
  expect(row?.conversionValue).toBe((row?.conversions ?? 0) * 25_000);
  expect(row?.leads).toBeGreaterThan(0);
  expect(row?.date).toBeUndefined();
});

it('splits the time into days', async () => {
  const { rows } = await trial.call(readFigures, { ...readFigures.example, daily: true });
  expect(new Map(reports()[0]?.query).get('dateRange')).toBe(
    '(start:(year:2026,month:11,day:1),end:(year:2026,month:11,day:20))',
  );
  expect(rows.map(({ date }) => date)).toEqual(
    Array.from({ length: 20 }, (_none, index) => `2026-11-${String(index + 1).padStart(2, '0')}`),
  );
});

it('asks for fifty campaigns at a time, so that the address is not too long', async () => {
  const campaignIds = Array.from({ length: 51 }, (_none, index) => String(601_000_001 + index));
  const { rows } = await trial.call(readFigures, { ...readFigures.example, campaignIds });
  expect(reports()).toHaveLength(2);
  expect(rows).toHaveLength(1);
});

it('takes what was not measured for nothing', async () => {
  const element = {
    pivotValues: ['urn:li:sponsoredCampaignGroup:4711'],
    dateRange: { start: { year: 2026, month: 11, day: 1 }, end: { year: 2026, month: 11, day: 20 } },
    impressions: 3,
    costInLocalCurrency: '1.287654',
  };
  trial.sandbox.failNext({
    tool: 'linkedin-ads',
    match: { path: '/rest/adAnalytics' },
    fault: { status: 200, body: { elements: [element] } },
  });
  expect((await trial.call(readFigures, readFigures.example)).rows).toEqual([
    {
      campaignId: '4711',
      name: '',
      impressions: 3,
      clicks: 0,
      cost: 129,
      conversions: 0,
      conversionValue: 0,
      leads: 0,
    },
  ]);
});

it('has no row for a campaign without delivery', async () => {
  const { campaignId } = await trial.call(createCampaign, createCampaign.example);
  const output = await trial.call(readFigures, { ...readFigures.example, campaignIds: [campaignId] });
  expect(output.rows).toEqual([]);
});
