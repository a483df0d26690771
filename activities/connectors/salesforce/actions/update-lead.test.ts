import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { salesforceSandbox } from '../sandbox.ts';
import { updateLead } from './update-lead.ts';

const trial = await startTrial(salesforceSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const leads = () => trial.sandbox.state['salesforce']?.['Lead'] as Record<string, Record<string, unknown>>;

it('sets status and owner, and nothing else', async () => {
  const before = { ...leads()['00Q000000000031AAA'] };
  await trial.call(updateLead, {
    leadId: '00Q000000000031AAA',
    leadStatus: 'Closed - Not Converted',
    ownerId: '005000000000002AAA',
  });
  expect(leads()['00Q000000000031AAA']).toEqual({
    ...before,
    Status: 'Closed - Not Converted',
    OwnerId: '005000000000002AAA',
    SystemModstamp: '2026-12-01T08:00:00.000+0000',
  });
});

it.each([
  ['00Q000000000099AAA', '005000000000001AAA'],
  ['00Q000000000031AAA', '005000000000099AAA'],
])('does not invent a lead or an owner: %s, %s', async (leadId, ownerId) => {
  const call = trial.call(updateLead, { leadId, ownerId, leadStatus: 'Open - Not Contacted' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
