import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tableauSandbox } from '../sandbox.ts';
import { exportView } from './export-view.ts';

const trial = await startTrial(tableauSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('gives the CSV as it is', async () => {
  expect(await trial.call(exportView, exportView.example)).toEqual({
    title: 'Channels by quarter',
    rows: 3,
    csv: 'Channel,Campaign,Leads\ngoogle-ads,de_sales_brand_202610,"1,204"\nmeta-ads,de_sales_brand_202610,311\ntrade-fair,"Hannover, hall 5",',
  });
});

it.each([
  ['a page', '<html>Sign in</html>', 'BAD_RESPONSE'],
  ['more than histories take', 'x'.repeat(1_000_001), 'CONFLICT'],
])('refuses %s', async (_name, body, type) => {
  trial.sandbox.failNext({ tool: 'tableau', match: { path: '/data' }, fault: { status: 200, body } });
  await expect(trial.call(exportView, exportView.example)).rejects.toMatchObject({ type });
});

it('takes an empty answer for a view that shows nothing', async () => {
  trial.sandbox.failNext({ tool: 'tableau', match: { path: '/data' }, fault: { status: 200 } });
  expect(await trial.call(exportView, exportView.example)).toMatchObject({ csv: '', rows: 0 });
});
