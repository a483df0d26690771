import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleTagManagerSandbox } from '../sandbox.ts';
import { createVersion } from './create-version.ts';
import { createWorkspace } from './create-workspace.ts';
import { publishVersion } from './publish-version.ts';
import { putTags } from './put-tags.ts';
import { readContainer } from './read-container.ts';
import { readVersion } from './read-version.ts';
import { rollBack } from './roll-back.ts';

const trial = await startTrial(googleTagManagerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const container = readContainer.example;
const state = () => trial.sandbox.state['google-tag-manager'] ?? {};

it('goes from a workspace over a look to the public, and back', async () => {
  const before = await trial.call(readContainer, container);
  const { workspaceId } = await trial.call(createWorkspace, createWorkspace.example);
  await trial.call(putTags, { ...putTags.example, workspaceId });
  const made = await trial.call(createVersion, { ...createVersion.example, workspaceId });
  expect(made).toMatchObject({ versionId: '42', previousVersionId: '41' });
  expect(await trial.call(readContainer, container)).toEqual(before);

  const looked = await trial.call(readVersion, { ...container, versionId: made.versionId });
  expect(looked.fingerprint).toBe(made.fingerprint);
  expect(looked.tags.map(({ name }) => name)).toContain('de_leads_monitoring_202612 lead');
  const { fingerprint } = looked;
  await trial.call(publishVersion, { ...container, versionId: made.versionId, fingerprint });
  expect((await trial.call(readContainer, container)).versionId).toBe('42');

  await trial.call(rollBack, { ...container, versionId: made.previousVersionId });
  expect(await trial.call(readContainer, container)).toEqual(before);
});

it('finds its version behind one that somebody made since', async () => {
  const made = await trial.call(createVersion, createVersion.example);
  const { versions } = state() as { versions: Record<string, object> };
  versions['43'] = { ...versions['42'], containerVersionId: '43', name: 'Of a colleague' };
  state()['latest'] = '43';
  expect(await trial.call(createVersion, createVersion.example, { mayHaveRun: true })).toEqual(made);
});

it('does not take along what somebody left unpublished', async () => {
  state()['live'] = '40';
  await expect(trial.call(createVersion, createVersion.example)).rejects.toMatchObject({ type: 'CONFLICT' });
});

it.each([
  [{ compilerError: true }, 'the container does not compile'],
  [{ syncStatus: { mergeConflict: true } }, 'no version was made'],
])('reads the failure inside a 200: %j', async (body, found) => {
  const fault = { status: 200, body };
  trial.sandbox.failNext({ tool: 'google-tag-manager', match: { path: ':create_version' }, fault });
  await expect(trial.call(createVersion, createVersion.example)).rejects.toMatchObject({
    type: 'CONFLICT',
    details: [expect.objectContaining({ fields: [found] })],
  });
});
