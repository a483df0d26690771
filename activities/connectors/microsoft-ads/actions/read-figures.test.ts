import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { microsoftAdsSandbox } from '../sandbox.ts';
import { createCampaign } from './create-campaign.ts';
import { readFigures } from './read-figures.ts';

const trial = await startTrial(microsoftAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const poll = { path: '/Reporting/v13/GenerateReport/Poll' };
const statusOf = (Status: string, ReportDownloadUrl?: string) => ({
  status: 200,
  body: { ReportRequestStatus: { Status, ReportDownloadUrl } },
});

it('reads the report out of its archive, amounts in minor units', async () => {
  const { rows, currency } = await trial.call(readFigures, readFigures.example);
  expect(currency).toBe('EUR');
  expect(rows).toMatchObject([{ campaignId: '41000000001', name: 'de_sales_brand_202610' }]);
  const [row] = rows;
  // 20 days at 30.00 EUR at the most, 90.00 EUR a conversion.
  expect(row?.cost).toBeGreaterThan(42_000);
  expect(row?.cost).toBeLessThanOrEqual(60_000);
  expect(row?.conversionValue).toBe((row?.conversions ?? 0) * 9000);
  expect(row?.searchImpressionShare).toBeGreaterThan(0.2);
  expect(row?.searchImpressionShare).toBeLessThan(0.5);
  expect(row?.date).toBeUndefined();
});

it('sends no credential to the address of the report', async () => {
  await trial.call(readFigures, readFigures.example);
  const file = trial.sandbox.requests.at(-1);
  expect(file?.method).toBe('GET');
  expect(Object.keys(file?.headers ?? {})).not.toContain('authorization');
  expect(Object.keys(file?.headers ?? {})).not.toContain('developertoken');
});

it('splits the time into days', async () => {
  const daily = await trial.call(readFigures, { ...readFigures.example, daily: true });
  expect(daily.rows.map(({ date }) => date)).toEqual(
    Array.from({ length: 20 }, (_none, index) => `2026-11-${String(index + 1).padStart(2, '0')}`),
  );
});

it('reads names with commas and quotes', async () => {
  const campaigns = trial.sandbox.state['microsoft-ads']?.['campaigns'] as Record<string, { Name: string }>;
  const campaign = campaigns['41000000001'];
  if (campaign !== undefined) campaign.Name = 'Brand, "all" of it';
  const { rows } = await trial.call(readFigures, readFigures.example);
  expect(rows[0]?.name).toBe('Brand, "all" of it');
});

it('has no row for a campaign without delivery', async () => {
  const { campaignId } = await trial.call(createCampaign, createCampaign.example);
  const output = await trial.call(readFigures, { ...readFigures.example, campaignIds: [campaignId] });
  expect(output.rows).toEqual([]);
});

it('waits for the report, but not for ever', async () => {
  trial.sandbox.failNext({ tool: 'microsoft-ads', match: poll, fault: { ...statusOf('Pending'), times: 3 } });
  expect((await trial.call(readFigures, readFigures.example)).rows).toHaveLength(1);
  trial.sandbox.failNext({
    tool: 'microsoft-ads',
    match: poll,
    fault: { ...statusOf('Pending'), times: 99 },
  });
  await expect(trial.call(readFigures, readFigures.example)).rejects.toMatchObject({ type: 'TIMEOUT' });
});

it.each([
  ['a report that failed', statusOf('Error'), 'UNAVAILABLE'],
  ['an address without TLS', statusOf('Success', 'http://reports.example/1'), 'BAD_RESPONSE'],
])('says what is wrong with %s', async (_name, fault, type) => {
  trial.sandbox.failNext({ tool: 'microsoft-ads', match: poll, fault });
  await expect(trial.call(readFigures, readFigures.example)).rejects.toMatchObject({ type });
});

it.each([
  ['no archive', { status: 200, body: 'nonsense' }, 'BAD_RESPONSE'],
  ['an address that has expired', { status: 403 }, 'FORBIDDEN'],
  ['a cut connection', { resetBefore: true }, 'UNAVAILABLE'],
])('says what is wrong with %s', async (_name, fault, type) => {
  trial.sandbox.failNext({ tool: 'microsoft-ads', match: { method: 'GET' }, fault });
  await expect(trial.call(readFigures, readFigures.example)).rejects.toMatchObject({ type });
});
