import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { dv360Sandbox } from '../sandbox.ts';
import { createInsertionOrder } from './create-insertion-order.ts';

const trial = await startTrial(dv360Sandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const example = createInsertionOrder.example;

it.each([
  ['CPM', 'BRAND_AWARENESS'],
  ['CPC', 'CLICK'],
  ['CPA', 'CONVERSION'],
] as const)('makes a draft that aims at %s', async (goal, optimizationObjective) => {
  const { insertionOrderId } = await trial.call(createInsertionOrder, { ...example, goal });
  expect(trial.sandbox.state['dv360']).toMatchObject({
    insertionOrders: {
      [insertionOrderId]: {
        entityStatus: 'ENTITY_STATUS_DRAFT',
        optimizationObjective,
        kpi: { kpiType: `KPI_TYPE_${goal}`, kpiAmountMicros: '1800000' },
        budget: { budgetSegments: [{ budgetAmountMicros: '9000000000' }] },
      },
    },
  });
});

it('finds what an earlier attempt made, by its integration code', async () => {
  const made = await trial.call(createInsertionOrder, example);
  expect(await trial.call(createInsertionOrder, example, { mayHaveRun: true })).toEqual(made);
  const other = { idempotencyKey: 'case-2/step-1', mayHaveRun: true };
  expect(await trial.call(createInsertionOrder, example, other)).not.toEqual(made);
});

it('says so where there is no such campaign', async () => {
  await expect(trial.call(createInsertionOrder, { ...example, campaignId: '7' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
