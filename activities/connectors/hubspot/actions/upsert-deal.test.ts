import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hubspotSandbox } from '../sandbox.ts';
import { upsertDeal } from './upsert-deal.ts';

const trial = await startTrial(hubspotSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['hubspot'];

it('writes stage, amount in whole units and date, and ties the deal', async () => {
  const { dealId, created } = await trial.call(upsertDeal, upsertDeal.example);
  expect(created).toBe(true);
  expect(state()?.['deals']).toMatchObject({
    [dealId]: {
      properties: {
        dealstage: 'appointmentscheduled',
        amount: '12500',
        deal_currency_code: 'EUR',
        closedate: '2027-03-31T12:00:00Z',
      },
    },
  });
  expect(state()?.['ties']).toEqual({
    [`deals/${dealId} contacts/101`]: true,
    [`deals/${dealId} companies/111`]: true,
  });
});

it.each(['Pacific/Pago_Pago', 'America/Los_Angeles', 'Europe/Berlin', 'Pacific/Guadalcanal'])(
  'closes the deal on the same day in an account of %s',
  async (timeZone) => {
    const { dealId } = await trial.call(upsertDeal, upsertDeal.example);
    const deals = state()?.['deals'] as Record<string, { properties: { closedate: string } }>;
    const closes = new Date(deals[dealId]?.properties.closedate ?? '');
    expect(closes.toLocaleDateString('sv-SE', { timeZone })).toBe(upsertDeal.example.closeOn);
  },
);

it.each([
  [1999, 'EUR', '19.99'],
  [1999, 'JPY', '1999'],
  [0, 'EUR', '0'],
])('%i minor units of %s are %s', async (amount, currency, written) => {
  const { dealId } = await trial.call(upsertDeal, { ...upsertDeal.example, amount, currency });
  expect(state()?.['deals']).toMatchObject({ [dealId]: { properties: { amount: written } } });
});

it('moves the deal of the same key to another stage and keeps its amount', async () => {
  const { dealId } = await trial.call(upsertDeal, upsertDeal.example);
  const moved = { key: 'lead-101', name: 'Won', stage: 'closedwon' };
  expect(await trial.call(upsertDeal, moved)).toEqual({ dealId, created: false });
  expect(state()?.['deals']).toMatchObject({
    [dealId]: { properties: { dealstage: 'closedwon', amount: '12500' } },
  });
});

it.each([
  ['an amount without a currency', { currency: undefined }, 'INVALID_INPUT'],
  ['a stage that the pipeline does not have', { stage: 'dreaming' }, 'INVALID_INPUT'],
  ['a contact that is not there', { contactId: '999' }, 'NOT_FOUND'],
])('refuses %s', async (_what, change, type) => {
  await expect(trial.call(upsertDeal, { ...upsertDeal.example, ...change })).rejects.toMatchObject({ type });
});
