import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { pipedriveSandbox } from '../sandbox.ts';
import { readDeal } from './read-deal.ts';
import { upsertDeal } from './upsert-deal.ts';

const trial = await startTrial(pipedriveSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('reads status, stage, owner and whom it is with', async () => {
  expect(await trial.call(readDeal, readDeal.example)).toEqual({
    status: 'open',
    stage: '2',
    ownerId: '1',
    contactId: '21',
    companyId: '11',
  });
});

it('reads a deal of its own as it is now', async () => {
  const deal = { key: 'lead-4711', name: 'Won', stage: '3', status: 'won' as const };
  const { dealId } = await trial.call(upsertDeal, deal);
  expect(await trial.call(readDeal, { dealId })).toEqual({ status: 'won', stage: '3', ownerId: '1' });
});

it.each([
  ['that is not there', '99', {}],
  ['that was deleted', '41', { is_deleted: true }],
])('says NOT_FOUND for a deal %s', async (_what, dealId, change) => {
  const { deals } = trial.sandbox.state['pipedrive'] as { deals: Record<string, object> };
  Object.assign(deals['41'] ?? {}, change);
  await expect(trial.call(readDeal, { dealId })).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
