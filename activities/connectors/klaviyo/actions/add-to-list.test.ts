import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { addToList } from './add-to-list.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('puts a profile on a list once, and asks for no consent', async () => {
  await trial.call(addToList, addToList.example);
  await trial.call(addToList, addToList.example);
  expect(trial.sandbox.state['klaviyo']).toMatchObject({
    members: { Wm7kQp: ['01JPROFILEADA'] },
    subscriptions: { Wm7kQp: {} },
  });
});

it.each([
  ['list', { listId: 'Nowhere', profileId: '01JPROFILEADA' }],
  ['profile', { listId: 'Wm7kQp', profileId: 'nobody' }],
])('says NOT_FOUND for a %s that does not exist', async (_what, input) => {
  await expect(trial.call(addToList, input)).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
