import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { salesforceSandbox } from '../sandbox.ts';
import { upsertContact } from './upsert-contact.ts';

const trial = await startTrial(salesforceSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('creates a contact of a company once, then updates it', async () => {
  const first = await trial.call(upsertContact, upsertContact.example);
  const second = await trial.call(upsertContact, {
    key: 'contact-815',
    lastName: 'King',
    country: 'United Kingdom',
  });
  expect([first.created, second]).toEqual([true, { contactId: first.contactId, created: false }]);
  expect(trial.sandbox.state['salesforce']?.['Contact']).toMatchObject({
    [first.contactId]: {
      LastName: 'King',
      FirstName: 'Ada',
      AccountId: '001000000000011AAA',
      MailingCountry: 'United Kingdom',
    },
  });
});

it('refuses a company that is not there', async () => {
  const input = { ...upsertContact.example, companyId: '001000000000099AAA' };
  await expect(trial.call(upsertContact, input)).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it('takes its key field from the settings', async () => {
  const settings = { contactKeyField: 'Crm_Key__c' };
  const { baseUrl, token } = trial.sandbox.connections['salesforce'] as { baseUrl: string; token: string };
  const other = await startTrial(salesforceSandbox, {
    connections: { find: () => ({ baseUrl, token, settings }) },
  });
  await other.call(upsertContact, upsertContact.example).catch(() => undefined);
  expect(trial.sandbox.requests.map(({ path }) => path)).toEqual([
    '/services/data/v65.0/sobjects/Contact/Crm_Key__c/contact-815',
  ]);
  await other.close();
});
