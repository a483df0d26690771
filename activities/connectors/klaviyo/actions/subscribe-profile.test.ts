import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { subscribeProfile } from './subscribe-profile.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const person = { email: 'grace@example.com', listId: 'Wm7kQp' };

it.each([
  ['with its time where it is proven', '2026-11-30T09:15:00Z', '2026-11-30T09:15:00Z'],
  ['by asking the person where it is not', undefined, null],
])('subscribes %s', async (_how, consentedAt, expected) => {
  const input = consentedAt === undefined ? person : { ...person, consentedAt };
  expect(await trial.call(subscribeProfile, input)).toEqual({ accepted: true });
  expect(trial.sandbox.state['klaviyo']?.['subscriptions']).toMatchObject({
    Wm7kQp: { 'grace@example.com': expected },
  });
});

it('does not take a consent that lies in the future', async () => {
  const call = trial.call(subscribeProfile, { ...person, consentedAt: '2027-01-01T00:00:00Z' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});

it('says NOT_FOUND for a list that does not exist', async () => {
  const call = trial.call(subscribeProfile, { ...person, listId: 'Nowhere' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
