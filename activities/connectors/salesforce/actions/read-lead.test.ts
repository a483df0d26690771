import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { salesforceSandbox } from '../sandbox.ts';
import { readLead } from './read-lead.ts';

const trial = await startTrial(salesforceSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const leads = () => trial.sandbox.state['salesforce']?.['Lead'] as Record<string, Record<string, unknown>>;

it('reads status and owner', async () => {
  expect(await trial.call(readLead, readLead.example)).toEqual({
    leadStatus: 'Open - Not Contacted',
    ownerId: '005000000000001AAA',
    converted: false,
  });
});

it('says what a lead became', async () => {
  Object.assign(leads()['00Q000000000031AAA'] as object, {
    IsConverted: true,
    ConvertedContactId: '003000000000021AAA',
    ConvertedAccountId: '001000000000011AAA',
  });
  expect(await trial.call(readLead, readLead.example)).toMatchObject({
    converted: true,
    contactId: '003000000000021AAA',
    companyId: '001000000000011AAA',
  });
});

it('says NOT_FOUND for a lead that is not there', async () => {
  await expect(trial.call(readLead, { leadId: '00Q000000000099AAA' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
