import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { lookerStudioSandbox } from '../sandbox.ts';
import { shareDashboard } from './share-dashboard.ts';

const trial = await startTrial(lookerStudioSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const dashboardId = '1f0c9a52-7f7e-4a5e-9a46-0c8f5b1d2e3a';
const permissions = () => {
  const { reports } = trial.sandbox.state['looker-studio'] as {
    reports: Record<string, { permissions: object }>;
  };
  return reports[dashboardId]?.permissions;
};

it.each([
  ['viewer', 'VIEWER'],
  ['editor', 'EDITOR'],
] as const)('makes somebody a %s, once', async (role, theirs) => {
  const input = { dashboardId, recipients: ['ada@example.com'], role };
  await trial.call(shareDashboard, input);
  const once = structuredClone(permissions());
  await trial.call(shareDashboard, input);
  expect(permissions()).toEqual(once);
  expect(permissions()).toMatchObject({ [theirs]: expect.arrayContaining(['user:ada@example.com']) });
});

it('does not know a report that the account does not see', async () => {
  const input = { dashboardId: '4711', recipients: ['ada@example.com'] };
  await expect(trial.call(shareDashboard, input)).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
