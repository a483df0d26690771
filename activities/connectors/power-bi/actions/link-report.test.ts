import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { powerBiSandbox } from '../sandbox.ts';
import { linkReport } from './link-report.ts';

const trial = await startTrial(powerBiSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('gives addresses that ask for a sign-in, and no token', async () => {
  expect(await trial.call(linkReport, linkReport.example)).toEqual({
    title: 'All channels',
    url: expect.stringContaining('/reports/c0ffee00-0000-4000-8000-000000000021'),
    embedUrl: expect.stringContaining('/reportEmbed?reportId=c0ffee00-0000-4000-8000-000000000021'),
  });
  expect(trial.sandbox.requests).toHaveLength(1);
});

it('tells of a report that is not there', async () => {
  const reportId = 'c0ffee00-0000-4000-8000-000000000029';
  await expect(trial.call(linkReport, { reportId })).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
