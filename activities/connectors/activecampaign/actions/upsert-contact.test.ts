import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { activecampaignSandbox } from '../sandbox.ts';
import { upsertContact } from './upsert-contact.ts';

const trial = await startTrial(activecampaignSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['activecampaign'];

it('creates a contact once, then updates it and keeps what is not named', async () => {
  const person = { email: 'grace@example.com', firstName: 'Grace', phone: '+49 30 123456' };
  const first = await trial.call(upsertContact, { ...person, fields: { 1: 'Trade fair' } });
  const second = await trial.call(upsertContact, { email: person.email, fields: { 2: 'BPMN' } });
  expect(second).toEqual(first);
  expect(state()).toMatchObject({
    contacts: { [first.contactId]: person },
    fieldValues: { [first.contactId]: { 1: 'Trade fair', 2: 'BPMN' } },
  });
});

it('subscribes nobody', async () => {
  const { contactId } = await trial.call(upsertContact, { email: 'grace@example.com' });
  expect(state()?.['memberships']).not.toHaveProperty(contactId);
});

it('passes on the code of an error, not its prose', async () => {
  const errors = [{ code: 'email_invalid', title: 'grace@example.com is not valid', detail: '' }];
  trial.sandbox.failNext({ tool: 'activecampaign', fault: { status: 422, body: { errors } } });
  await expect(trial.call(upsertContact, upsertContact.example)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.not.stringContaining('grace'),
    details: [expect.objectContaining({ vendorCode: 'email_invalid' })],
  });
});
