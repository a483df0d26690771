import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hubspotSandbox } from '../sandbox.ts';
import { readLead } from './read-lead.ts';
import { updateLead } from './update-lead.ts';

const trial = await startTrial(hubspotSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('leaves out what the account has not set', async () => {
  expect(await trial.call(readLead, readLead.example)).toEqual({ leadStatus: 'NEW' });
});

it('reads status, stage and owner as they are now, and nothing else of the person', async () => {
  await trial.call(updateLead, { contactId: '101', leadStatus: 'IN_PROGRESS', ownerId: '202' });
  const { contacts } = trial.sandbox.state['hubspot'] as {
    contacts: Record<string, { properties: Record<string, string> }>;
  };
  Object.assign(contacts['101']?.properties ?? {}, { lifecyclestage: 'marketingqualifiedlead' });
  expect(await trial.call(readLead, readLead.example)).toEqual({
    leadStatus: 'IN_PROGRESS',
    lifecycleStage: 'marketingqualifiedlead',
    ownerId: '202',
  });
  expect(JSON.stringify(trial.sandbox.requests.at(-1)?.response.body)).not.toContain('ada@example.com');
});

it('says NOT_FOUND for a contact that is not there', async () => {
  await expect(trial.call(readLead, { contactId: '999' })).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
