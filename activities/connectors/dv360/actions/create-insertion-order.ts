import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { allOf, dayOf, findLatest, microsOf, patience, requireCurrency } from '../client.ts';
import { dv360 } from '../connector.ts';
import { campaignId, currency, goal, insertionOrderId, name, totalBudget, updateTime } from '../fields.ts';

export const createInsertionOrder = defineAction({
  tool: dv360,
  id: 'dv360.createInsertionOrder',
  summary: 'Create an insertion order with its budget below a campaign, as a draft.',
  /** `goalAmount` is what one of the goal should cost, in minor units. */
  input: z.strictObject({
    campaignId,
    name,
    totalBudget,
    currency,
    goal,
    goalAmount: z.int().positive(),
    startDate: z.iso.date(),
    endDate: z.iso.date(),
  }),
  output: z.object({ insertionOrderId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/display-video'],
  example: {
    campaignId: '51000001',
    name: 'Prospecting',
    totalBudget: 900_000,
    currency: 'EUR',
    goal: 'CPC',
    goalAmount: 180,
    startDate: '2026-12-01',
    endDate: '2026-12-31',
  },
  async run({ input, settings, http, marker }) {
    await requireCurrency(http, settings, input.currency);
    return await http.post({
      path: allOf(settings, 'insertionOrders'),
      json: {
        campaignId: input.campaignId,
        displayName: input.name,
        // The only status that the vendor takes here.
        entityStatus: 'ENTITY_STATUS_DRAFT',
        integrationDetails: { integrationCode: marker },
        kpi: {
          kpiType: `KPI_TYPE_${input.goal}`,
          kpiAmountMicros: microsOf(input.goalAmount, input.currency),
        },
        optimizationObjective: OBJECTIVES[input.goal],
        frequencyCap: { unlimited: true },
        pacing: { pacingPeriod: 'PACING_PERIOD_FLIGHT', pacingType: 'PACING_TYPE_EVEN' },
        budget: {
          budgetUnit: 'BUDGET_UNIT_CURRENCY',
          // Each line item has a budget of its own, which setBudget changes.
          automationType: 'INSERTION_ORDER_AUTOMATION_TYPE_NONE',
          budgetSegments: [
            {
              budgetAmountMicros: microsOf(input.totalBudget, input.currency),
              dateRange: { startDate: dayOf(input.startDate), endDate: dayOf(input.endDate) },
            },
          ],
        },
        bidStrategy: { fixedBid: { bidAmountMicros: '0' } },
      },
      timeoutMs: patience(http),
      response: z.object({ insertionOrderId }),
    });
  },
  async find(call) {
    const below = `campaignId="${call.input.campaignId}"`;
    const isOurs = ({ integrationDetails }: z.output<typeof row>) =>
      integrationDetails?.integrationCode === call.marker;
    const ours = await findLatest(call, 'insertionOrders', row, isOurs, below);
    return ours && { insertionOrderId: ours.insertionOrderId };
  },
});

const OBJECTIVES = { CPM: 'BRAND_AWARENESS', CPC: 'CLICK', CPA: 'CONVERSION' } as const;

const row = z.object({
  insertionOrderId,
  updateTime,
  integrationDetails: z.object({ integrationCode: z.string().optional() }).optional(),
});
