import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { addToList } from './add-to-list.ts';
import { removeFromList } from './remove-from-list.ts';
import { subscribeProfile } from './subscribe-profile.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { listId, profileId } = removeFromList.example;

it('takes a profile off this list alone, and leaves its consent', async () => {
  await trial.call(addToList, { listId, profileId });
  await trial.call(addToList, { listId: 'Tr4vNs', profileId });
  await trial.call(subscribeProfile, { email: 'ada@example.com', listId });
  await trial.call(removeFromList, { listId, profileId });
  expect(trial.sandbox.state['klaviyo']).toMatchObject({
    members: { Wm7kQp: [], Tr4vNs: [profileId] },
    subscriptions: { Wm7kQp: {} },
    unsubscribed: [],
  });
});

it('is content when the profile is not on the list', async () => {
  expect(await trial.call(removeFromList, { listId, profileId })).toEqual({ listId, profileId });
});
