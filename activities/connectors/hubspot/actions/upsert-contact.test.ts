import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hubspotSandbox } from '../sandbox.ts';
import { upsertContact } from './upsert-contact.ts';

const trial = await startTrial(hubspotSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('creates a contact once, then updates it', async () => {
  const lead = { email: 'grace@example.com', firstName: 'Grace' };
  const first = await trial.call(upsertContact, lead);
  const second = await trial.call(upsertContact, { ...lead, leadStatus: 'OPEN' });
  expect([first.created, second.created]).toEqual([true, false]);
  expect(trial.sandbox.state['hubspot']?.['contacts']).toMatchObject({
    [first.contactId]: {
      properties: { email: 'grace@example.com', firstname: 'Grace', hs_lead_status: 'OPEN' },
    },
  });
});

it('leaves alone what is not given', async () => {
  await trial.call(upsertContact, { email: 'ada@example.com', company: 'Analytical Engines' });
  expect(trial.sandbox.state['hubspot']?.['contacts']).toMatchObject({
    101: { properties: { firstname: 'Ada', company: 'Analytical Engines' } },
  });
});

it('says which item of a multi-status answer was refused, by its category only', async () => {
  const errors = [
    { status: 'error', category: 'VALIDATION_ERROR', message: 'grace@example.com is not valid' },
  ];
  trial.sandbox.failNext({
    tool: 'hubspot',
    fault: { status: 207, body: { status: 'COMPLETE', results: [], errors } },
  });
  const call = trial.call(upsertContact, { email: 'grace@example.com' });
  await expect(call).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.not.stringContaining('grace'),
    details: [expect.objectContaining({ vendorCode: 'VALIDATION_ERROR', status: 207 })],
  });
});

it('waits as long as the rate limit policy asks', async () => {
  const body = { category: 'RATE_LIMITS', policyName: 'TEN_SECONDLY_ROLLING' };
  trial.sandbox.failNext({ tool: 'hubspot', fault: { status: 429, body } });
  await expect(trial.call(upsertContact, upsertContact.example)).rejects.toMatchObject({
    nextRetryDelay: 10_000,
  });
});
