import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { lookerSandbox } from '../sandbox.ts';
import { readReport } from './read-report.ts';

const trial = await startTrial(lookerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const names = ({ rows }: { rows: readonly Record<string, unknown>[] }) =>
  rows.map((row) => row['campaigns.name']);

it('reads a Look as it was saved', async () => {
  expect(await trial.call(readReport, { lookId: '7' })).toEqual({
    rows: [
      { 'campaigns.name': 'de_leads_monitoring_202612', 'leads.count': 40, 'leads.cost_per_lead': 31.5 },
      { 'campaigns.name': 'de_sales_brand_202610', 'leads.count': 57, 'leads.cost_per_lead': 32.5 },
    ],
    more: false,
  });
});

it.each([
  ['adds a filter', { 'campaigns.name': 'de_sales%' }, ['de_sales_brand_202610']],
  ['replaces one of the same field', { 'campaigns.market': 'at' }, ['at_leads_retrofit_202611']],
])('%s', async (_name, filters, expected) => {
  expect(names(await trial.call(readReport, { lookId: '7', filters }))).toEqual(expected);
});

it.each([
  [1, 1, true],
  [2, 2, false],
])('with a limit of %d it has %d rows, more: %s', async (limit, count, more) => {
  const report = await trial.call(readReport, { lookId: '7', limit });
  expect(report.rows).toHaveLength(count);
  expect(report.more).toBe(more);
});

it('says that there is no such Look', async () => {
  await expect(trial.call(readReport, { lookId: '8' })).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it.each([
  ['as it was saved', {}],
  ['with other filters', { filters: { 'archive.name': 'x' } }],
])('takes no failed query %s for a row, and repeats none of its SQL', async (_name, other) => {
  await expect(trial.call(readReport, { lookId: '9', ...other })).rejects.toMatchObject({
    type: 'CONFLICT',
    message: expect.not.stringMatching(/SELECT|ada@/),
    details: [expect.objectContaining({ vendorCode: 'looker_error' })],
  });
});

it('passes on the code of what is wrong, and no prose', async () => {
  const errors = [{ code: 'invalid_field', message: 'ada@example.com', field: 'filters' }];
  const body = { message: 'ada@example.com', documentation_url: 'x', errors };
  trial.sandbox.failNext({ tool: 'looker', match: { skip: 1 }, fault: { status: 422, body } });
  await expect(trial.call(readReport, { lookId: '7' })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.not.stringContaining('ada@'),
    details: [expect.objectContaining({ vendorCode: 'invalid_field' })],
  });
});
