import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { activecampaignSandbox } from '../sandbox.ts';
import { unsubscribeContact } from './unsubscribe-contact.ts';

const trial = await startTrial(activecampaignSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['activecampaign'];

it('unsubscribes from this list alone, however often it is called', async () => {
  Object.assign(state()?.['memberships'] ?? {}, { 113: { 1: '1', 2: '1' } });
  await trial.call(unsubscribeContact, { contactId: '113', listId: '1' });
  await trial.call(unsubscribeContact, { contactId: '113', listId: '1' });
  expect(state()?.['memberships']).toMatchObject({ 113: { 1: '2', 2: '1' } });
});

it('also says it of a list that the contact was never on, so that nobody subscribes them', async () => {
  await trial.call(unsubscribeContact, { contactId: '113', listId: '2' });
  expect(state()?.['memberships']).toMatchObject({ 113: { 2: '2' } });
});
