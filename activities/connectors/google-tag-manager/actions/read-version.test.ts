import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleTagManagerSandbox } from '../sandbox.ts';
import { readVersion } from './read-version.ts';

const trial = await startTrial(googleTagManagerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each([
  ['40', ['Consent banner']],
  ['41', ['Consent banner', 'GA4']],
])('reads version %s, live or not', async (versionId, names) => {
  const version = await trial.call(readVersion, { ...readVersion.example, versionId });
  expect(version.tags.map(({ name }) => name)).toEqual(names);
  expect(version.fingerprint).toMatch(/^\d+$/);
});

it('says that there is no such version', async () => {
  const call = trial.call(readVersion, { ...readVersion.example, versionId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
