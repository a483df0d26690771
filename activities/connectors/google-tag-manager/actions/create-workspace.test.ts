import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleTagManagerSandbox } from '../sandbox.ts';
import { createWorkspace } from './create-workspace.ts';

const trial = await startTrial(googleTagManagerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const workspaces = () =>
  Object.values((trial.sandbox.state['google-tag-manager']?.['workspaces'] ?? {}) as Record<string, object>);

it('opens a workspace that says who opened it', async () => {
  const { workspaceId } = await trial.call(createWorkspace, createWorkspace.example);
  expect(workspaces()).toContainEqual(
    expect.objectContaining({
      workspaceId,
      name: 'Launch de_leads_monitoring_202612',
      description: expect.stringMatching(/^Tags of the campaign, to be reviewed by legal\. \(mr-\w{20}\)$/),
    }),
  );
});

it('finds what an earlier attempt opened', async () => {
  const made = await trial.call(createWorkspace, createWorkspace.example);
  expect(await trial.call(createWorkspace, createWorkspace.example, { mayHaveRun: true })).toEqual(made);
  expect(workspaces()).toHaveLength(2);
});

it('does not open a second workspace of a name', async () => {
  const call = trial.call(createWorkspace, { ...createWorkspace.example, name: 'Default Workspace' });
  await expect(call).rejects.toMatchObject({ type: 'CONFLICT' });
  expect(workspaces()).toHaveLength(1);
});
