import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { pipedriveSandbox } from '../sandbox.ts';
import { upsertDeal } from './upsert-deal.ts';

const trial = await startTrial(pipedriveSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const deals = () => trial.sandbox.state['pipedrive']?.['deals'];

it('writes stage, amount in whole units and date, and ties the deal', async () => {
  const { dealId, created } = await trial.call(upsertDeal, upsertDeal.example);
  expect(created).toBe(true);
  expect(deals()).toMatchObject({
    [dealId]: {
      stage_id: 1,
      value: 12500,
      currency: 'EUR',
      expected_close_date: '2027-03-31',
      person_id: 21,
      org_id: 11,
    },
  });
});

it('moves the deal of the same key, wins it and keeps its amount', async () => {
  const { dealId } = await trial.call(upsertDeal, upsertDeal.example);
  const won = { key: 'lead-4711', name: 'Won', stage: '3', status: 'won' as const };
  expect(await trial.call(upsertDeal, won)).toEqual({ dealId, created: false });
  expect(deals()).toMatchObject({ [dealId]: { stage_id: 3, status: 'won', value: 12500 } });
});

it.each([
  ['an amount without a currency', { currency: undefined }],
  ['a stage that is not there', { stage: '99' }],
  ['a contact that is not there', { contactId: '99' }],
  ['an id that is none', { companyId: 'eleven' }],
])('refuses %s', async (_what, change) => {
  const before = structuredClone(deals());
  const call = trial.call(upsertDeal, { ...upsertDeal.example, ...change });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(deals()).toEqual(before);
});

it('takes a currency without hundredths as it is', async () => {
  const { dealId } = await trial.call(upsertDeal, { ...upsertDeal.example, amount: 1999, currency: 'JPY' });
  expect(deals()).toMatchObject({ [dealId]: { value: 1999, currency: 'JPY' } });
});
