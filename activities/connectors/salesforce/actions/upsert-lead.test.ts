import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { salesforceSandbox } from '../sandbox.ts';
import { upsertLead } from './upsert-lead.ts';

const trial = await startTrial(salesforceSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const leads = () => trial.sandbox.state['salesforce']?.['Lead'] as Record<string, Record<string, unknown>>;

it('creates a lead once, then updates it and leaves alone what is not given', async () => {
  const first = await trial.call(upsertLead, upsertLead.example);
  const second = await trial.call(upsertLead, {
    key: 'lead-4711',
    lastName: 'Hopper',
    company: 'Compilers Ltd',
    leadStatus: 'Working - Contacted',
  });
  expect([first.created, second]).toEqual([true, { leadId: first.leadId, created: false }]);
  expect(leads()[first.leadId]).toMatchObject({
    Maschinenraum_Key__c: 'lead-4711',
    Email: 'grace@example.com',
    Status: 'Working - Contacted',
  });
});

it('writes the key into the path, where it cannot become another one', async () => {
  const key = "a/b?c='d' #1";
  const { leadId } = await trial.call(upsertLead, { ...upsertLead.example, key });
  expect(leads()[leadId]).toMatchObject({ Maschinenraum_Key__c: key });
});

it.each([
  [
    300,
    ['/services/data/v65.0/sobjects/Lead/1', '/services/data/v65.0/sobjects/Lead/2'],
    'CONFLICT',
    undefined,
  ],
  [400, 'DUPLICATES_DETECTED', 'CONFLICT', undefined],
  [400, 'UNABLE_TO_LOCK_ROW', 'UNAVAILABLE', undefined],
  [400, 'INSUFFICIENT_ACCESS_OR_READONLY', 'FORBIDDEN', undefined],
  [400, 'STRING_TOO_LONG', 'INVALID_INPUT', undefined],
  [403, 'REQUEST_LIMIT_EXCEEDED', 'RATE_LIMITED', 900_000],
])('%i %s is %s', async (status, says, type, nextRetryDelay) => {
  const body =
    typeof says === 'string' ? [{ errorCode: says, message: 'grace@example.com', fields: [] }] : says;
  trial.sandbox.failNext({ tool: 'salesforce', fault: { status, body } });
  const error: unknown = await trial.call(upsertLead, upsertLead.example).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ type, message: expect.not.stringContaining('grace') });
  expect((error as { nextRetryDelay?: number }).nextRetryDelay).toBe(nextRetryDelay);
});

it('does not touch a lead that became a contact', async () => {
  const { leadId } = await trial.call(upsertLead, upsertLead.example);
  Object.assign(leads()[leadId] as object, { IsConverted: true });
  await expect(trial.call(upsertLead, upsertLead.example)).rejects.toMatchObject({ type: 'CONFLICT' });
});

it('sends no credential where the org has no address', async () => {
  const nowhere = await startTrial(salesforceSandbox, {
    connections: { find: () => ({ token: 'session', settings: {} }) },
  });
  await expect(nowhere.call(upsertLead, upsertLead.example)).rejects.toMatchObject({
    type: 'CONNECTION_INVALID',
    message: expect.stringContaining('baseUrl'),
  });
  await nowhere.close();
});
