import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { powerBiSandbox } from '../sandbox.ts';
import { exportReport } from './export-report.ts';

const pauses: number[] = [];
const trial = await startTrial(powerBiSandbox, {
  pause: async (milliseconds) => void pauses.push(milliseconds),
});
beforeEach(() => {
  pauses.length = 0;
  trial.sandbox.reset();
});
afterAll(() => trial.close());

it('waits for the file and gives its text', async () => {
  expect(await trial.call(exportReport, exportReport.example)).toEqual({
    csv: 'Quarter,Leads\r\n2026Q3,311\r\n2026Q4,142\r\n',
  });
  expect(pauses).toEqual([5000]);
  expect(trial.sandbox.requests[0]?.body).toEqual({
    format: 'CSV',
    paginatedReportConfiguration: { parameterValues: [{ name: 'Quarter', value: '2026Q4' }] },
  });
});

it.each([
  ['a job that failed', '/exports/', { status: 'Failed' }, 'CONFLICT'],
  ['a job that never ends', '/exports/', { status: 'Running' }, 'TIMEOUT'],
  ['a file that histories would not take', '/file', 'x'.repeat(1_000_001), 'CONFLICT'],
])('gives up on %s', async (_name, path, body, type) => {
  trial.sandbox.failNext({ tool: 'power-bi', match: { path }, fault: { status: 200, body, times: 300 } });
  await expect(trial.call(exportReport, exportReport.example)).rejects.toMatchObject({ type });
});

it('refuses a report that has pages of visuals instead of tables', async () => {
  const reportId = 'c0ffee00-0000-4000-8000-000000000021';
  await expect(trial.call(exportReport, { reportId })).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
