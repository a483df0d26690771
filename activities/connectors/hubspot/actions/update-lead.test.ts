import { afterAll, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hubspotSandbox } from '../sandbox.ts';
import { updateLead } from './update-lead.ts';

const trial = await startTrial(hubspotSandbox);
afterAll(() => trial.close());

it('sets status, owner and reason, and nothing else', async () => {
  await trial.call(updateLead, {
    contactId: '101',
    leadStatus: 'UNQUALIFIED',
    ownerId: '202',
    reason: 'no budget',
  });
  expect(trial.sandbox.state['hubspot']?.['contacts']).toMatchObject({
    101: {
      properties: {
        email: 'ada@example.com',
        firstname: 'Ada',
        hs_lead_status: 'UNQUALIFIED',
        hubspot_owner_id: '202',
        message: 'no budget',
      },
    },
  });
});

it('does not invent a contact', async () => {
  await expect(trial.call(updateLead, { contactId: '999', leadStatus: 'OPEN' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
