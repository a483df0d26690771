import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { rowsOf } from '../client.ts';
import { dv360Sandbox } from '../sandbox.ts';
import { readFigures } from './read-figures.ts';

const pauses: number[] = [];
const trial = await startTrial(dv360Sandbox, {
  pause: async (milliseconds) => void pauses.push(milliseconds),
});
beforeEach(() => {
  pauses.length = 0;
  trial.sandbox.reset();
});
afterAll(() => trial.close());

const requests = () => trial.sandbox.requests.map(({ method, path }) => `${method} ${path}`);

it('gives a row a line item, amounts in minor units', async () => {
  const { rows, currency } = await trial.call(readFigures, readFigures.example);
  expect(currency).toBe('EUR');
  expect(rows).toMatchObject([{ lineItemId: '71000001', name: 'Industry sites, 728x90' }]);
  // 20 days at 100.00 EUR at the most, of which at least 90 % are spent.
  expect(rows[0]?.cost).toBeGreaterThan(180_000);
  expect(rows[0]?.cost).toBeLessThanOrEqual(200_000);
});

it('waits for the report, reads its file without our credential, and clears up', async () => {
  await trial.call(readFigures, readFigures.example);
  expect(pauses).toEqual([5000]);
  expect(requests()).toEqual([
    'GET /v2/queries',
    'POST /v2/queries',
    'GET /v2/queries/910001/reports',
    'POST /v2/queries/910001:run',
    'GET /v2/queries/910001/reports/920002',
    'GET /v2/queries/910001/reports/920002',
    'GET /storage/reports/910001.csv',
    'DELETE /v2/queries/910001',
  ]);
  expect(trial.sandbox.requests.at(-2)?.headers['authorization']).toBeUndefined();
  expect(trial.sandbox.state['dv360']).toMatchObject({ queries: {} });
});

it('goes on with the report of an earlier attempt', async () => {
  trial.sandbox.failNext({ tool: 'dv360', match: { path: '/reports/9' }, fault: { status: 503 } });
  await expect(trial.call(readFigures, readFigures.example)).rejects.toMatchObject({ type: 'UNAVAILABLE' });
  await trial.call(readFigures, readFigures.example);
  expect(
    requests().filter((request) => request === 'POST /v2/queries' || request.endsWith(':run')),
  ).toHaveLength(2);
});

it.each([
  ['FAILED', 'UNAVAILABLE'],
  ['RUNNING', 'TIMEOUT'],
])('gives up on a report that stays %s', async (state, type) => {
  const body = { key: { queryId: '910001', reportId: '920002' }, metadata: { status: { state } } };
  const fault = { status: 200, body, times: 100 };
  trial.sandbox.failNext({ tool: 'dv360', match: { path: '/reports/9' }, fault });
  await expect(trial.call(readFigures, readFigures.example)).rejects.toMatchObject({ type });
  expect(Math.max(0, ...pauses)).toBeLessThanOrEqual(60_000);
});

it('reads no file from elsewhere', async () => {
  const metadata = { googleCloudStoragePath: 'https://files.example/report.csv', status: { state: 'DONE' } };
  const body = { key: { queryId: '910001', reportId: '920002' }, metadata };
  trial.sandbox.failNext({ tool: 'dv360', match: { path: '/reports/9' }, fault: { status: 200, body } });
  await expect(trial.call(readFigures, readFigures.example)).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
});

it.each([
  [
    'a column is called otherwise',
    'Line Item ID,Line Item,Advertiser Currency,Impressions,Clicks,Cost\n71000001,x,EUR,1,1,9.5\n',
    'no column Total Media Cost (Advertiser Currency)',
  ],
  ['it is a page', '<!doctype html>\n<title>Sign in</title>\n', 'a page, not an answer'],
  ['it is empty', '', 'body invalid_type'],
])('keeps the query where the file cannot be read, for %s', async (_name, body, says) => {
  trial.sandbox.failNext({ tool: 'dv360', match: { path: '/storage/' }, fault: { status: 200, body } });
  await expect(trial.call(readFigures, readFigures.example)).rejects.toMatchObject({
    type: 'BAD_RESPONSE',
    nonRetryable: false,
    message: expect.stringContaining(says),
  });
  expect(trial.sandbox.state['dv360']).toMatchObject({ queries: { 910001: {} } });
  // The next attempt reads the file of the same report.
  expect(await trial.call(readFigures, readFigures.example)).toMatchObject({ currency: 'EUR' });
  expect(requests().filter((request) => request === 'POST /v2/queries')).toHaveLength(1);
});

it('has no rows where nothing was delivered', async () => {
  const none = { ...readFigures.example, lineItemIds: ['1'] };
  expect(await trial.call(readFigures, none)).toEqual({ rows: [] });
});

it.each([
  ['a line of sums', 'A,B\r\n1,2\r\n,2\r\n\r\nReport Time:,x', [{ A: '1', B: '2' }]],
  ['quoted cells', 'A,B\n"1,5","say ""hi"""\n', [{ A: '1,5', B: 'say "hi"' }]],
  ['empty cells', 'A,B\n1,', [{ A: '1', B: '' }]],
  ['more columns', 'C,B,A\n3,2,1', [{ A: '1', B: '2' }]],
  ['no rows', 'A,B\n\nNo data returned by the reporting service.', []],
  ['a sentence for rows', 'A,B\nNo data returned by the reporting service.,\n', []],
  ['that sentence alone', 'No data returned by the reporting service.\n', []],
])('reads a file with %s', (_name, csv, rows) => {
  expect(rowsOf(csv, ['A', 'B'])).toEqual(rows);
});
