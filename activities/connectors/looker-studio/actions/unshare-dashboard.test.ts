import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { lookerStudioSandbox } from '../sandbox.ts';
import { shareDashboard } from './share-dashboard.ts';
import { unshareDashboard } from './unshare-dashboard.ts';

const trial = await startTrial(lookerStudioSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const dashboardId = '1f0c9a52-7f7e-4a5e-9a46-0c8f5b1d2e3a';

it('leaves what was there before it was shared', async () => {
  const before = structuredClone(trial.sandbox.state);
  const shared = { dashboardId, recipients: ['ada@example.com'] };
  await trial.call(shareDashboard, { ...shared, role: 'editor' });
  await trial.call(unshareDashboard, shared);
  expect(trial.sandbox.state).toEqual(before);
});

it('passes over people who have no access', async () => {
  const before = structuredClone(trial.sandbox.state);
  await trial.call(unshareDashboard, { dashboardId, recipients: ['nobody@example.com'] });
  expect(trial.sandbox.state).toEqual(before);
});
