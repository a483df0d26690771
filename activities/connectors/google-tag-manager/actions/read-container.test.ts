import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleTagManagerSandbox } from '../sandbox.ts';
import { readContainer } from './read-container.ts';

const trial = await startTrial(googleTagManagerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('says what runs and which consent it waits for', async () => {
  expect(await trial.call(readContainer, readContainer.example)).toEqual({
    versionId: '41',
    tags: [
      { tagId: '10', name: 'Consent banner', type: 'html', paused: false, consentStatus: 'notNeeded' },
      { tagId: '11', name: 'GA4', type: 'googtag', paused: false, consentStatus: 'needed' },
    ],
  });
});

it('reads the live version, whatever else was made since', async () => {
  const state = trial.sandbox.state['google-tag-manager'] ?? {};
  state['live'] = '40';
  const { versionId, tags } = await trial.call(readContainer, readContainer.example);
  expect([versionId, tags.map(({ name }) => name)]).toEqual(['40', ['Consent banner']]);
});

it('takes a tag that says nothing about consent for one without settings', async () => {
  const body = { containerVersionId: '9', tag: [{ tagId: '1', name: 'Old', type: 'html' }] };
  trial.sandbox.failNext({ tool: 'google-tag-manager', fault: { status: 200, body } });
  const { tags } = await trial.call(readContainer, readContainer.example);
  expect(tags).toMatchObject([{ paused: false, consentStatus: 'notSet' }]);
});

it('says that there is no such container', async () => {
  const call = trial.call(readContainer, { ...readContainer.example, containerId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it.each([
  ['rateLimitExceeded', 'RATE_LIMITED'],
  ['quotaExceeded', 'RATE_LIMITED'],
  ['insufficientPermissions', 'FORBIDDEN'],
] as const)('reads a 403 with %s as %s', async (reason, type) => {
  const body = { error: { code: 403, message: 'No.', errors: [{ reason, domain: 'usageLimits' }] } };
  trial.sandbox.failNext({ tool: 'google-tag-manager', fault: { status: 403, body } });
  await expect(trial.call(readContainer, readContainer.example)).rejects.toMatchObject({
    type,
    details: [expect.objectContaining({ vendorCode: reason })],
  });
});
