import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { lookerStudioSandbox } from '../sandbox.ts';
import { findDashboard } from './find-dashboard.ts';

const trial = await startTrial(lookerStudioSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each([
  ['Campaign', ['1f0c9a52-7f7e-4a5e-9a46-0c8f5b1d2e3a']],
  ['Campaign board', ['5b8e7c11-2d4f-4c7a-8f3b-6a9d0e1f2a3b']],
  ['campaign', []],
  ['All launches', []],
])('takes %j for the whole title, and leaves out the bin', async (title, ids) => {
  const { dashboards } = await trial.call(findDashboard, { title });
  expect(dashboards.map(({ dashboardId }) => dashboardId)).toEqual(ids);
});

it('reads every page', async () => {
  const first = { assets: [{ name: 'a', title: 'Campaign' }], nextPageToken: '0' };
  trial.sandbox.failNext({ tool: 'looker-studio', fault: { status: 200, body: first } });
  const { dashboards } = await trial.call(findDashboard, { title: 'Campaign' });
  expect(dashboards).toHaveLength(2);
});

it('gives up on a list that does not end', async () => {
  const fault = { status: 200, body: { nextPageToken: 'more' }, times: 100 };
  trial.sandbox.failNext({ tool: 'looker-studio', fault });
  await expect(trial.call(findDashboard, { title: 'Campaign' })).rejects.toMatchObject({
    type: 'BAD_RESPONSE',
  });
});
