import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hubspotSandbox } from '../sandbox.ts';
import { readConsent } from './read-consent.ts';
import { setConsent } from './set-consent.ts';

const trial = await startTrial(hubspotSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const email = 'ada@example.com';
const optOut = { email, subscriptionId: '401', subscribed: false };

it('subscribes with the legal basis, and once', async () => {
  expect(await trial.call(setConsent, setConsent.example)).toEqual({ subscribed: true });
  await trial.call(setConsent, setConsent.example);
  const { subscriptions } = await trial.call(readConsent, { email });
  expect(subscriptions[1]).toMatchObject({ status: 'SUBSCRIBED', legalBasis: 'CONSENT_WITH_NOTICE' });
  expect(trial.sandbox.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

it('takes back, also where HubSpot refuses to hear it twice', async () => {
  expect(await trial.call(setConsent, optOut)).toEqual({ subscribed: false });
  expect(await trial.call(setConsent, optOut)).toEqual({ subscribed: false });
  expect((await trial.call(readConsent, { email })).subscribed).toBe(false);
});

it('opts out somebody who never subscribed, so that nobody subscribes them', async () => {
  await trial.call(setConsent, { ...optOut, subscriptionId: '402' });
  await expect(trial.call(setConsent, setConsent.example)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.not.stringContaining('ada'),
  });
});

it('knows no other subscriptions than the account', async () => {
  const call = trial.call(setConsent, { ...optOut, subscriptionId: '499' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
