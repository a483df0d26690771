import { afterAll, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hubspotSandbox } from '../sandbox.ts';
import { readConsent } from './read-consent.ts';

const trial = await startTrial(hubspotSandbox);
afterAll(() => trial.close());

it.each([
  ['ada@example.com', true, 'CONSENT_WITH_NOTICE'],
  ['no-consent@example.com', false, undefined],
])('%s agreed: %s', async (email, subscribed, legalBasis) => {
  const consent = await trial.call(readConsent, { email });
  expect(consent.subscribed).toBe(subscribed);
  expect(consent.subscriptions[0]?.legalBasis).toBe(legalBasis);
});

it('reads a status of which HubSpot says null for everything that it does not have', async () => {
  const { subscriptions } = await trial.call(readConsent, { email: 'no-consent@example.com' });
  expect(trial.sandbox.requests.at(-1)?.response.body).toMatchObject({
    subscriptionStatuses: [{ legalBasis: null, preferenceGroupName: null }, { brandId: null }],
  });
  expect(subscriptions[0]).toMatchObject({ id: '401', status: 'NOT_SUBSCRIBED', legalBasis: undefined });
});

it('never names the person in an error', async () => {
  trial.sandbox.failNext({ tool: 'hubspot', fault: { status: 404 } });
  await expect(trial.call(readConsent, { email: 'ada@example.com' })).rejects.toMatchObject({
    message: expect.stringContaining('GET /communication-preferences/v3/status/email/{}'),
  });
});
