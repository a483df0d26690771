import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleTagManagerSandbox } from '../sandbox.ts';
import { setConsent } from './set-consent.ts';

const trial = await startTrial(googleTagManagerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const writes = () => trial.sandbox.requests.filter(({ method }) => method === 'PUT');

it('changes the consent and leaves the rest of the tag, under the lock of its fingerprint', async () => {
  expect(await trial.call(setConsent, setConsent.example)).toEqual({ tagId: '11' });
  const [update] = writes();
  expect(update?.query).toEqual([['fingerprint', expect.stringMatching(/^\d+$/)]]);
  expect(update?.body).toMatchObject({
    type: 'googtag',
    notes: 'Measures the web site.',
    parameter: [{ key: 'tagId', value: 'G-7MR26KQ41X' }],
    consentSettings: {
      consentStatus: 'needed',
      consentType: { list: [{ value: 'analytics_storage' }, { value: 'ad_storage' }] },
    },
  });
});

it.each([
  ['the same consent in another order', ['ad_storage', 'analytics_storage'], 1],
  ['no consent', [], 2],
] as const)('after a change, %s', async (_name, consentTypes, updates) => {
  await trial.call(setConsent, setConsent.example);
  await trial.call(setConsent, { ...setConsent.example, consentTypes: [...consentTypes] });
  expect(writes()).toHaveLength(updates);
});

it('leaves a tag alone that somebody changes at the same time', async () => {
  trial.sandbox.failNext({
    tool: 'google-tag-manager',
    match: { path: '/tags', method: 'GET' },
    fault: {
      status: 200,
      body: {
        tag: [
          { tagId: '11', name: 'GA4', type: 'googtag', parameter: [], fingerprint: '1', firingTriggerId: [] },
        ],
      },
    },
  });
  await expect(trial.call(setConsent, setConsent.example)).rejects.toMatchObject({ type: 'CONFLICT' });
});

it('says that there is no such tag', async () => {
  const call = trial.call(setConsent, { ...setConsent.example, tagName: 'Nobody' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
