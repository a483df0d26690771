import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tiktokAdsSandbox } from '../sandbox.ts';
import { createCampaign } from './create-campaign.ts';
import { readFigures } from './read-figures.ts';

const trial = await startTrial(tiktokAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const spans = () =>
  trial.sandbox.requests
    .filter(({ path }) => path.includes('/report/'))
    .map(({ query }) => {
      const asked = new Map(query);
      return [asked.get('start_date'), asked.get('end_date')];
    });

it('reads text as numbers, amounts in minor units, names without markers', async () => {
  const { rows, currency } = await trial.call(readFigures, readFigures.example);
  expect(currency).toBe('EUR');
  expect(rows).toMatchObject([{ campaignId: '1801000000000001', name: 'de_sales_retargeting_202610' }]);
  const [row] = rows;
  // 20 days at 50.00 EUR at the most, 90.00 EUR a conversion.
  expect(row?.cost).toBeGreaterThan(70_000);
  expect(row?.cost).toBeLessThanOrEqual(100_000);
  expect(row?.conversionValue).toBe((row?.conversions ?? 0) * 9000);
  expect(row?.date).toBeUndefined();
});

it('asks by day in parts of thirty', async () => {
  const input = { ...readFigures.example, from: '2026-10-01', to: '2026-11-04', daily: true };
  const { rows } = await trial.call(readFigures, input);
  expect(spans()).toEqual([
    ['2026-10-01', '2026-10-30'],
    ['2026-10-31', '2026-11-04'],
  ]);
  expect(rows.map(({ date }) => date)).toEqual(
    Array.from({ length: 35 }, (_none, index) =>
      new Date(Date.UTC(2026, 9, 1 + index)).toISOString().slice(0, 10),
    ),
  );
});

it('reads every page', async () => {
  const row = (id: string) => ({
    dimensions: { campaign_id: id },
    metrics: {
      campaign_name: 'a name of its own [2026]',
      impressions: '10',
      clicks: '2',
      spend: '1.29',
      conversion: '1',
      total_complete_payment_rate: '-',
    },
  });
  const pageOf = (id: string) => ({ code: 0, data: { list: [row(id)], page_info: { total_page: 2 } } });
  for (const id of ['2', '1']) {
    trial.sandbox.failNext({
      tool: 'tiktok-ads',
      match: { path: '/open_api/v1.3/report/integrated/get/' },
      fault: { status: 200, body: pageOf(id) },
    });
  }
  const { rows } = await trial.call(readFigures, readFigures.example);
  expect(rows.map(({ campaignId }) => campaignId).sort()).toEqual(['1', '2']);
  expect(rows[0]).toMatchObject({ name: 'a name of its own [2026]', cost: 129, conversionValue: 0 });
});

it('has no row for a campaign without delivery', async () => {
  const { campaignId } = await trial.call(createCampaign, createCampaign.example);
  const output = await trial.call(readFigures, { ...readFigures.example, campaignIds: [campaignId] });
  expect(output.rows).toEqual([]);
});
