import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { awinSandbox } from '../sandbox.ts';
import { declineTransactions } from './decline-transactions.ts';
import { readFigures } from './read-figures.ts';

const trial = await startTrial(awinSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('gives a row a partner; declined sales cost nothing', async () => {
  await trial.call(declineTransactions, declineTransactions.example);
  expect(await trial.call(readFigures, readFigures.example)).toEqual({
    rows: [
      {
        publisherId: '189069',
        name: 'Industry reviews',
        impressions: 60_000,
        clicks: 1200,
        conversions: 2,
        pending: 2,
        approved: 0,
        declined: 0,
        conversionValue: 32_995,
        cost: 3300,
      },
      {
        publisherId: '331200',
        name: 'Deals for makers',
        impressions: 37_500,
        clicks: 750,
        conversions: 2,
        pending: 0,
        approved: 1,
        declined: 1,
        conversionValue: 6000,
        cost: 600,
      },
    ],
    currency: 'EUR',
  });
});

it('has no currency without rows', async () => {
  trial.sandbox.failNext({ tool: 'awin', fault: { status: 200, body: [] } });
  expect(await trial.call(readFigures, readFigures.example)).toEqual({ rows: [] });
});

it('does not add up pounds and euros', async () => {
  const row = { publisherId: 1, publisherName: 'x' };
  const body = [
    { ...row, currency: 'EUR' },
    { ...row, currency: 'GBP' },
  ];
  trial.sandbox.failNext({ tool: 'awin', fault: { status: 200, body } });
  await expect(trial.call(readFigures, readFigures.example)).rejects.toMatchObject({ type: 'CONFLICT' });
});
