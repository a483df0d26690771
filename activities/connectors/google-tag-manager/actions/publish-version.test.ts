import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleTagManagerSandbox } from '../sandbox.ts';
import { publishVersion } from './publish-version.ts';
import { readVersion } from './read-version.ts';

const trial = await startTrial(googleTagManagerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['google-tag-manager'] ?? {};
const published = () => trial.sandbox.requests.filter(({ path }) => path.endsWith(':publish'));

it('publishes the version that was looked at', async () => {
  const { fingerprint } = await trial.call(readVersion, { ...readVersion.example, versionId: '40' });
  await trial.call(publishVersion, { ...publishVersion.example, fingerprint });
  expect(state()['live']).toBe('40');
});

it('does not publish a version that was changed after the look', async () => {
  const call = trial.call(publishVersion, { ...publishVersion.example, fingerprint: '1234567890' });
  await expect(call).rejects.toMatchObject({ type: 'CONFLICT' });
  expect(state()['live']).toBe('41');
});

it('publishes nothing over a version that was published since', async () => {
  state()['live'] = '40';
  const call = trial.call(publishVersion, {
    ...publishVersion.example,
    versionId: '41',
    previousVersionId: '39',
  });
  await expect(call).rejects.toMatchObject({ type: 'CONFLICT' });
  expect(published()).toEqual([]);
});

it('publishes nothing when the version is live already', async () => {
  await trial.call(publishVersion, { ...publishVersion.example, versionId: '41' });
  expect(published()).toEqual([]);
});

it('reads the failure inside a 200', async () => {
  const fault = { status: 200, body: { compilerError: true } };
  trial.sandbox.failNext({ tool: 'google-tag-manager', match: { path: ':publish' }, fault });
  const call = trial.call(publishVersion, publishVersion.example);
  await expect(call).rejects.toMatchObject({ type: 'CONFLICT' });
});
