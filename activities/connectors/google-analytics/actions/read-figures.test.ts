import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAnalyticsSandbox } from '../sandbox.ts';
import { readFigures } from './read-figures.ts';

const trial = await startTrial(googleAnalyticsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const read = (input: Partial<typeof readFigures.example>) =>
  trial.call(readFigures, { ...readFigures.example, ...input });

it('gives one row a campaign that had visits', async () => {
  const { rows, currency } = await read({ campaigns: ['de_sales_brand_202610', 'no campaign of ours'] });
  expect(rows).toMatchObject([{ campaign: 'de_sales_brand_202610' }]);
  expect(currency).toBe('EUR');
});

it('grows with the days and is the same every time', async () => {
  const week = await read({ to: '2026-11-07' });
  const month = await read({ to: '2026-11-30' });
  expect(month.rows[0]?.sessions).toBeGreaterThan((week.rows[0]?.sessions ?? 0) * 3);
  expect(await read({ to: '2026-11-07' })).toEqual(week);
});

it('differs from campaign to campaign', async () => {
  const { rows } = await read({ campaigns: ['de_leads_monitoring_202612', 'de_leads_retrofit_202612'] });
  expect(rows[0]?.sessions).not.toBe(rows[1]?.sessions);
});

const answer = (currencyCode: string, ...values: readonly string[]) => ({
  rows: [{ dimensionValues: [{ value: 'x' }], metricValues: values.map((value) => ({ value })) }],
  metadata: { currencyCode },
});

it.each([
  ['EUR', '1234.567', 123_457],
  ['JPY', '1234', 1234],
  ['HUF', '1234.5', 123_450],
  ['EUR', '-20.5', -2050],
] as const)('reads %s %s as %d minor units', async (currency, revenue, minor) => {
  const body = answer(currency, '10', '0.4', '2', revenue);
  trial.sandbox.failNext({ tool: 'google-analytics', fault: { status: 200, body } });
  expect(await read({})).toEqual({
    rows: [{ campaign: 'x', sessions: 10, bounceRate: 0.4, keyEvents: 2, revenue: minor }],
    currency,
  });
});

it.each([
  ['a missing metric', answer('EUR', '10', '0.4', '2')],
  ['a metric that is no number', answer('EUR', '10', '0.4', '2', '(not set)')],
])('refuses %s', async (_name, body) => {
  trial.sandbox.failNext({ tool: 'google-analytics', fault: { status: 200, body } });
  await expect(read({})).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
});

it('says that there is no such property', async () => {
  await expect(read({ propertyId: '4711' })).rejects.toMatchObject({
    type: 'FORBIDDEN',
    details: [expect.objectContaining({ vendorCode: 'PERMISSION_DENIED' })],
  });
});
