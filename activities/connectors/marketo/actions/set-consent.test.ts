import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { setConsent } from './set-consent.ts';
import { upsertLead } from './upsert-lead.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'];
const email = 'ada@example.com';

it('ends the consent on every lead with the address', async () => {
  Object.assign(state()?.['leads'] ?? {}, { 318594: { id: 318594, email, unsubscribed: false } });
  const consent = { email, subscribed: false, reason: 'Asked sales by phone' };
  expect(await trial.call(setConsent, consent)).toEqual({ subscribed: false, leads: 2 });
  const ended = { unsubscribed: true, unsubscribedReason: 'Asked sales by phone' };
  expect(state()?.['leads']).toMatchObject({ 318592: ended, 318594: ended, 318593: { firstName: 'Nora' } });
});

it('takes the reason back with the withdrawal', async () => {
  await trial.call(setConsent, { email, subscribed: false, reason: 'x' });
  await trial.call(setConsent, { email, subscribed: true });
  expect(state()?.['leads']).toMatchObject({ 318592: { unsubscribed: false, unsubscribedReason: null } });
});

it('says NOT_FOUND for an address that nobody has', async () => {
  const call = trial.call(setConsent, { email: 'nobody@example.com', subscribed: true });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it('leaves consent alone when a lead is updated', async () => {
  await trial.call(upsertLead, { email: 'no-consent@example.com', firstName: 'Nora' });
  expect(state()?.['leads']).toMatchObject({ 318593: { unsubscribed: true } });
});
