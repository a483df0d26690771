import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { awinSandbox } from '../sandbox.ts';
import { approveTransactions } from './approve-transactions.ts';

const pauses: number[] = [];
const trial = await startTrial(awinSandbox, {
  pause: async (milliseconds) => void pauses.push(milliseconds),
});
beforeEach(() => {
  pauses.length = 0;
  trial.sandbox.reset();
});
afterAll(() => trial.close());

const batches = () =>
  trial.sandbox.requests.filter(({ path }) => path.endsWith('/batch')).map(({ body }) => body);

it('hands in what is pending, waits, and tells of each where it stands', async () => {
  const transactionIds = ['484816099', '484816102', '7', '484816099'];
  expect(await trial.call(approveTransactions, { transactionIds })).toEqual({
    done: ['484816099', '484816102'],
    failed: [{ transactionId: '7', why: 'unknown transaction' }],
  });
  expect(batches()).toEqual([[{ action: 'approve', transaction: { transactionId: 484816099 } }]]);
  expect(pauses).toEqual([10_000, 10_000]);
});

it('asks for nothing where all is approved', async () => {
  await trial.call(approveTransactions, approveTransactions.example);
  const again = await trial.call(approveTransactions, approveTransactions.example);
  expect(again).toEqual({ done: approveTransactions.example.transactionIds, failed: [] });
  expect(batches()).toHaveLength(1);
});

it('goes by where a transaction stands, not by what a second job says', async () => {
  const jobs = {
    other: { decisions: [{ action: 'approve', transaction: { transactionId: 484816099 } }], asked: 0 },
  };
  Object.assign(trial.sandbox.state['awin'] ?? {}, { jobs });
  const outcome = await trial.call(approveTransactions, { transactionIds: ['484816099'] });
  expect(outcome).toEqual({ done: ['484816099'], failed: [] });
  const job = trial.sandbox.requests.findLast(({ path }) => path.includes('/jobs/'));
  expect(job?.response.body).toMatchObject({ failedTransactions: [{ code: '[409 CONFLICT]' }] });
});

it('says why one could not be approved', async () => {
  const body = {
    jobId: 'x',
    status: 'DONE',
    failedTransactions: [{ transactionId: 484816099, code: '[403 FORBIDDEN]' }],
  };
  trial.sandbox.failNext({ tool: 'awin', match: { path: '/jobs/' }, fault: { status: 200, body } });
  // The job is not done in truth, so that the transaction is still pending when it is looked at.
  expect(await trial.call(approveTransactions, { transactionIds: ['484816099'] })).toEqual({
    done: [],
    failed: [{ transactionId: '484816099', why: '[403 FORBIDDEN]' }],
  });
});

it('reads many by hundreds', async () => {
  const transactionIds = Array.from({ length: 250 }, (_, index) => String(484816099 + index));
  const { done, failed } = await trial.call(approveTransactions, { transactionIds });
  expect([done.length, failed.length]).toEqual([4, 246]);
  const reads = trial.sandbox.requests.filter(({ path }) => path.endsWith('/transactions'));
  expect(reads.map(({ query }) => query[0]?.[1].split(',').length)).toEqual([100, 100, 50, 100, 100, 50]);
});

it('gives up on a job that never ends', async () => {
  const fault = { status: 200, body: { jobId: 'x', status: 'IN_PROGRESS' }, times: 200 };
  trial.sandbox.failNext({ tool: 'awin', match: { path: '/jobs/' }, fault });
  await expect(trial.call(approveTransactions, approveTransactions.example)).rejects.toMatchObject({
    type: 'TIMEOUT',
  });
  expect(pauses).toHaveLength(120);
});
