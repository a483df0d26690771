import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { salesforceSandbox } from '../sandbox.ts';
import { upsertOpportunity } from './upsert-opportunity.ts';

const trial = await startTrial(salesforceSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['salesforce'];
const example = upsertOpportunity.example;

it('writes stage, amount in whole units and date, and gives the contact one role', async () => {
  const { opportunityId, created } = await trial.call(upsertOpportunity, example);
  expect(created).toBe(true);
  expect(state()?.['Opportunity']).toMatchObject({
    [opportunityId]: { StageName: 'Prospecting', Amount: 12500, CloseDate: '2027-03-31' },
  });
  const won = { ...example, stage: 'Closed Won', amount: undefined };
  expect(await trial.call(upsertOpportunity, won)).toEqual({ opportunityId, created: false });
  expect(state()?.['Opportunity']).toMatchObject({
    [opportunityId]: { StageName: 'Closed Won', Amount: 12500 },
  });
  expect(Object.values(state()?.['OpportunityContactRole'] ?? {})).toMatchObject([
    { OpportunityId: opportunityId, ContactId: '003000000000021AAA' },
  ]);
});

it('books nothing in another currency than the org has', async () => {
  const call = trial.call(upsertOpportunity, { ...example, currency: 'USD' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});

it('names the currency where the org has several', async () => {
  const { baseUrl, token } = trial.sandbox.connections['salesforce'] as { baseUrl: string; token: string };
  const several = await startTrial(salesforceSandbox, {
    connections: { find: () => ({ baseUrl, token, settings: {} }) },
  });
  await several.call(upsertOpportunity, { ...example, amount: 1999, currency: 'JPY', contactId: undefined });
  expect(trial.sandbox.requests[0]?.body).toMatchObject({ Amount: 1999, CurrencyIsoCode: 'JPY' });
  await several.close();
});

it.each([
  ['an amount without a currency', { currency: undefined }, 'INVALID_INPUT'],
  ['a company that is not there', { companyId: '001000000000099AAA' }, 'NOT_FOUND'],
  ['an id that is none', { contactId: "003' OR Id != '" }, 'INVALID_INPUT'],
])('refuses %s', async (_what, change, type) => {
  await expect(trial.call(upsertOpportunity, { ...example, ...change })).rejects.toMatchObject({ type });
});
