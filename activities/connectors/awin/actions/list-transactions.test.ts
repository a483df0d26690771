import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { awinSandbox } from '../sandbox.ts';
import { approveTransactions } from './approve-transactions.ts';
import { listTransactions } from './list-transactions.ts';

const trial = await startTrial(awinSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const range = { from: '2026-11-01', to: '2026-11-30' };

it('gives amounts in minor units and times in UTC', async () => {
  const { transactions, more } = await trial.call(listTransactions, { ...range, limit: 1 });
  expect(more).toBe(true);
  expect(transactions).toEqual([
    {
      transactionId: '484816099',
      publisherId: '189069',
      publisher: 'Industry reviews',
      orderReference: 'SO-99',
      status: 'pending',
      saleAmount: 8995,
      commission: 900,
      currency: 'EUR',
      at: '2026-11-03T10:15:00.000Z',
    },
  ]);
});

it.each([
  [{ status: 'pending' }, ['484816099', '484816100', '484816101']],
  [{ publisherId: '331200' }, ['484816101', '484816102']],
  [{ by: 'validation' }, ['484816102']],
] as const)('asks for %j', async (filter, ids) => {
  const { transactions } = await trial.call(listTransactions, { ...range, ...filter });
  expect(transactions.map(({ transactionId }) => transactionId)).toEqual(ids);
});

it('says when something was decided', async () => {
  await trial.call(approveTransactions, { transactionIds: ['484816099'] });
  const { transactions } = await trial.call(listTransactions, { ...range, status: 'approved' });
  expect(transactions[0]).toMatchObject({ decidedAt: '2026-12-01T08:00:00.000Z' });
});

it.each([
  ['2026-10-31', '2026-11-30', true],
  ['2026-10-30', '2026-11-30', false],
])('takes 31 days and no more: %s to %s', async (from, to, fits) => {
  const asked = trial.call(listTransactions, { from, to });
  if (fits) await asked;
  else await expect(asked).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
