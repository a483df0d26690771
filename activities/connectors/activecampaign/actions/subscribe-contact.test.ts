import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { activecampaignSandbox } from '../sandbox.ts';
import { subscribeContact } from './subscribe-contact.ts';

const trial = await startTrial(activecampaignSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['activecampaign'];

const written = () => trial.sandbox.requests.filter(({ method }) => method === 'POST');

it('subscribes a contact once', async () => {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const answer = await trial.call(subscribeContact, { contactId: '113', listId: '2' });
    expect(answer).toEqual({ contactId: '113', listId: '2' });
  }
  expect(state()?.['memberships']).toMatchObject({ 113: { 1: '1', 2: '1' } });
  expect(written()).toHaveLength(1);
});

it('leaves whoever unsubscribed alone', async () => {
  const call = trial.call(subscribeContact, { contactId: '114', listId: '1' });
  await expect(call).rejects.toMatchObject({ type: 'CONFLICT' });
  expect(written()).toEqual([]);
});

it('takes back who agreed anew, as somebody who comes back', async () => {
  await trial.call(subscribeContact, { contactId: '114', listId: '1', again: true });
  expect(state()?.['memberships']).toMatchObject({ 114: { 1: '1' } });
  expect(written()[0]?.body).toMatchObject({ contactList: { status: 1, sourceid: 4 } });
});

it.each([
  ['contact', { contactId: '9', listId: '1' }],
  ['list', { contactId: '113', listId: '9' }],
])('says NOT_FOUND for a %s that does not exist', async (_what, input) => {
  await expect(trial.call(subscribeContact, input)).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it('finds an unsubscription behind a hundred other lists', async () => {
  const many = Object.fromEntries(Array.from({ length: 150 }, (_, id) => [1000 + id, '1']));
  Object.assign(state()?.['lists'] ?? {}, { 9999: { name: 'Last' } });
  Object.assign(state()?.['memberships'] ?? {}, { 113: { ...many, 9999: '2' } });
  const call = trial.call(subscribeContact, { contactId: '113', listId: '9999' });
  await expect(call).rejects.toMatchObject({ type: 'CONFLICT' });
});
