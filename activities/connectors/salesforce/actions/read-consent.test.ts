import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { salesforceSandbox } from '../sandbox.ts';
import { readConsent } from './read-consent.ts';

const trial = await startTrial(salesforceSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () =>
  trial.sandbox.state['salesforce'] as Record<string, Record<string, Record<string, unknown>>>;

it.each([
  ['ada@example.com', true, false],
  ['no-consent@example.com', true, true],
  ['stranger@example.com', false, false],
])('%s: known %s, opted out %s', async (email, known, optedOutOfEmail) => {
  expect(await trial.call(readConsent, { email })).toEqual({ known, optedOutOfEmail, doNotCall: false });
});

it('takes the no of any record of the person, but not of a lead that became a contact', async () => {
  const lead = state()['Lead']?.['00Q000000000032AAA'] ?? {};
  Object.assign(lead, { Email: 'ada@example.com', DoNotCall: true });
  expect(await trial.call(readConsent, readConsent.example)).toMatchObject({
    optedOutOfEmail: true,
    doNotCall: true,
  });
  Object.assign(lead, { IsConverted: true });
  expect(await trial.call(readConsent, readConsent.example)).toMatchObject({ optedOutOfEmail: false });
});
