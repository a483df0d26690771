import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { segmentSandbox } from '../sandbox.ts';
import { upsertProfile } from './upsert-profile.ts';

const trial = await startTrial(segmentSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const profiles = () => trial.sandbox.state['segment']?.['profiles'];

it('changes the traits that are named and leaves the others', async () => {
  await trial.call(upsertProfile, { userId: 'crm-101', lastName: 'Lovelace', properties: { score: 42 } });
  expect(profiles()).toEqual({
    'crm-101': { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace', score: 42 },
  });
});

it.each(['email', 'firstName', 'lastName', 'phone', 'userId', 'anonymousId', 'first_name', 'Email'])(
  'lets no further trait %s stand in for a field that is marked as personal',
  async (name) => {
    const call = trial.call(upsertProfile, {
      userId: 'crm-102',
      properties: { [name]: 'other@example.com' },
    });
    await expect(call).rejects.toMatchObject({
      type: 'INVALID_INPUT',
      message: expect.not.stringContaining('other@'),
      details: [expect.objectContaining({ fields: [`properties.${name} invalid_key`] })],
    });
    expect(trial.sandbox.requests).toEqual([]);
  },
);

it('ties the browser to the person', async () => {
  await trial.call(upsertProfile, { userId: 'crm-102', anonymousId: 'b4c1' });
  expect(trial.sandbox.requests).toMatchObject([
    { body: { batch: [{ type: 'identify', userId: 'crm-102', anonymousId: 'b4c1' }] } },
  ]);
});
