import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { pipedriveSandbox } from '../sandbox.ts';
import { readConsent } from './read-consent.ts';

const trial = await startTrial(pipedriveSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['pipedrive'] as Record<string, Record<string, unknown>>;
const ADA = 'ada@example.com';

it.each([
  [ADA, { known: true, subscribed: true, optedOut: false }],
  ['no-consent@example.com', { known: true, subscribed: false, optedOut: true }],
  ['stranger@example.com', { known: false, subscribed: false, optedOut: false }],
])('%s: %j', async (email, expected) => {
  expect(await trial.call(readConsent, { email })).toEqual(expected);
});

it('takes the no of any contact with the address', async () => {
  Object.assign(state()['persons']?.['22'] as object, {
    emails: [{ value: 'ADA@example.com', primary: true }],
  });
  expect(await trial.call(readConsent, { email: ADA })).toEqual({
    known: true,
    subscribed: false,
    optedOut: true,
  });
});

it('takes no status for no consent', async () => {
  const person = { id: 21, emails: [{ value: ADA }] };
  const match = { method: 'GET', path: '/api/v2/persons', skip: 1 };
  trial.sandbox.failNext({ tool: 'pipedrive', match, fault: { status: 200, body: { data: [person] } } });
  expect(await trial.call(readConsent, { email: ADA })).toMatchObject({ known: true, subscribed: false });
});

it('does not trust a search that lags behind', async () => {
  const person = { id: 21, emails: [{ value: 'other@example.com' }], marketing_status: 'subscribed' };
  const match = { method: 'GET', path: '/api/v2/persons', skip: 1 };
  trial.sandbox.failNext({ tool: 'pipedrive', match, fault: { status: 200, body: { data: [person] } } });
  expect(await trial.call(readConsent, { email: ADA })).toMatchObject({ known: false, subscribed: false });
});
