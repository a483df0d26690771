import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { awinSandbox } from '../sandbox.ts';
import { amendTransaction } from './amend-transaction.ts';

const trial = await startTrial(awinSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const example = amendTransaction.example;

it('changes the amount, with parts that make up the whole', async () => {
  expect(await trial.call(amendTransaction, example)).toEqual({
    transactionId: '484816099',
    saleAmount: 5596,
    commission: 560,
    currency: 'EUR',
  });
  expect(trial.sandbox.requests.find(({ method }) => method === 'POST')?.body).toEqual([
    {
      action: 'amend',
      approve: false,
      transaction: {
        transactionId: 484816099,
        amendReason: 'partial return',
        currency: 'EUR',
        saleAmount: 55.96,
        transactionParts: [{ amount: 55.96, commissionGroupCode: 'DEFAULT' }],
      },
    },
  ]);
});

it('does not amend twice: the amount before the first time would be lost', async () => {
  await trial.call(amendTransaction, example);
  await trial.call(amendTransaction, example);
  expect(trial.sandbox.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

it.each([
  ['another currency', { currency: 'GBP' }, 'INVALID_INPUT'],
  ['an unknown transaction', { transactionId: '7' }, 'NOT_FOUND'],
  ['one that was approved', { transactionId: '484816102' }, 'CONFLICT'],
])('refuses %s', async (_name, change, type) => {
  await expect(trial.call(amendTransaction, { ...example, ...change })).rejects.toMatchObject({ type });
});
