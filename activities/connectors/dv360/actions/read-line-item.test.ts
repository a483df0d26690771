import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { dv360Sandbox } from '../sandbox.ts';
import { readLineItem } from './read-line-item.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(dv360Sandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('says how it stands, and what keeps it from being delivered', async () => {
  const read = () => trial.call(readLineItem, readLineItem.example);
  expect(await read()).toEqual({
    lineItemId: '71000001',
    insertionOrderId: '61000001',
    campaignId: '51000001',
    name: 'Industry sites, 728x90',
    status: 'ENABLED',
    warnings: [],
  });
  await trial.call(setStatus, { level: 'insertion-order', id: '61000001', status: 'PAUSED' });
  expect(await read()).toMatchObject({ status: 'ENABLED', warnings: ['PARENT_INSERTION_ORDER_PAUSED'] });
});

it('tells of one that is not there', async () => {
  await expect(trial.call(readLineItem, { lineItemId: '1' })).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
