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

it('lets no further trait stand in for a field that is marked as personal', async () => {
  const properties = { email: 'other@example.com' };
  await trial.call(upsertProfile, { userId: 'crm-102', email: 'grace@example.com', properties });
  expect(profiles()).toMatchObject({ 'crm-102': { email: 'grace@example.com' } });
});

it('ties the browser to the person', async () => {
  await trial.call(upsertProfile, { userId: 'crm-102', anonymousId: 'b4c1' });
  expect(trial.sandbox.requests).toMatchObject([
    { body: { batch: [{ type: 'identify', userId: 'crm-102', anonymousId: 'b4c1' }] } },
  ]);
});
