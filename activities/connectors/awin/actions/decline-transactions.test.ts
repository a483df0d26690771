import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { awinSandbox } from '../sandbox.ts';
import { declineTransactions } from './decline-transactions.ts';

const trial = await startTrial(awinSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('declines with the reason that partners read', async () => {
  expect(await trial.call(declineTransactions, declineTransactions.example)).toEqual({
    done: ['484816101'],
    failed: [],
  });
  expect(trial.sandbox.state['awin']).toMatchObject({
    transactions: { 484816101: { commissionStatus: 'declined', reason: 'order returned' } },
  });
});

it('leaves what was approved as it is, and says so', async () => {
  const input = { transactionIds: ['484816102'], reason: 'too late' };
  expect(await trial.call(declineTransactions, input)).toEqual({
    done: [],
    failed: [{ transactionId: '484816102', why: 'approved' }],
  });
  expect(trial.sandbox.requests).toHaveLength(1);
});
