import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { dv360Sandbox } from '../sandbox.ts';
import { createCampaign } from './create-campaign.ts';
import { createInsertionOrder } from './create-insertion-order.ts';
import { createLineItem } from './create-line-item.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(dv360Sandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('enables all three levels, campaign first', async () => {
  const { campaignId } = await trial.call(createCampaign, createCampaign.example);
  const { insertionOrderId } = await trial.call(createInsertionOrder, {
    ...createInsertionOrder.example,
    campaignId,
  });
  const { lineItemId } = await trial.call(createLineItem, { ...createLineItem.example, insertionOrderId });
  const enable = (level: 'campaign' | 'insertion-order' | 'line-item', id: string) =>
    trial.call(setStatus, { level, id, status: 'ENABLED' });

  await expect(enable('insertion-order', insertionOrderId)).rejects.toMatchObject({ type: 'CONFLICT' });
  await enable('campaign', campaignId);
  await enable('insertion-order', insertionOrderId);
  expect(await enable('line-item', lineItemId)).toEqual({ id: lineItemId, status: 'ENABLED' });
  expect(trial.sandbox.state['dv360']).toMatchObject({
    paces: { [lineItemId]: [{ at: '2026-12-01T08:00:00.000Z', daily: 150_000_000 }] },
  });
});

it('changes nothing but the status', async () => {
  await trial.call(setStatus, setStatus.example);
  const [patch] = trial.sandbox.requests;
  expect(patch).toMatchObject({
    method: 'PATCH',
    path: '/v4/advertisers/4100007/lineItems/71000001',
    query: [['updateMask', 'entityStatus']],
    body: { entityStatus: 'ENTITY_STATUS_PAUSED' },
  });
});
