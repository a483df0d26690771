import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { subscribeProfile } from './subscribe-profile.ts';
import { unsubscribeProfile } from './unsubscribe-profile.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const email = 'ada@example.com';
const unsubscribed = () => trial.sandbox.state['klaviyo']?.['unsubscribed'];

it('ends the consent once, however often it is called', async () => {
  await trial.call(unsubscribeProfile, { email });
  expect(await trial.call(unsubscribeProfile, { email })).toEqual({ accepted: true });
  expect(unsubscribed()).toEqual([email]);
});

it('names no list, for who is not on it would lose all others', async () => {
  await trial.call(unsubscribeProfile, { email });
  expect(trial.sandbox.requests[0]?.body).not.toHaveProperty('data.relationships');
});

it('is undone by a new consent', async () => {
  await trial.call(unsubscribeProfile, { email });
  await trial.call(subscribeProfile, { email, listId: 'Wm7kQp', consentedAt: '2026-11-30T09:15:00Z' });
  expect(unsubscribed()).toEqual([]);
});
