import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { allOf, dayOf, findLatest, microsOf, patience, requireCurrency, STATUS } from '../client.ts';
import { dv360 } from '../connector.ts';
import { campaignId, currency, goal, name, totalBudget, updateTime } from '../fields.ts';

export const createCampaign = defineAction({
  tool: dv360,
  id: 'dv360.createCampaign',
  summary: 'Create a campaign with its budget, paused.',
  /** `goalAmount` is what one of the goal should cost, in minor units. */
  input: z.strictObject({
    name,
    totalBudget,
    currency,
    goal,
    goalAmount: z.int().positive(),
    startDate: z.iso.date(),
    endDate: z.iso.date(),
  }),
  output: z.object({ campaignId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/display-video'],
  example: {
    name: 'de_awareness_condition-monitoring_202612',
    totalBudget: 1_500_000,
    currency: 'EUR',
    goal: 'CPM',
    goalAmount: 600,
    startDate: '2026-12-01',
    endDate: '2026-12-31',
  },
  async run({ input, settings, http, marker }) {
    await requireCurrency(http, settings, input.currency);
    const dates = { startDate: dayOf(input.startDate), endDate: dayOf(input.endDate) };
    const amount = microsOf(input.totalBudget, input.currency);
    return await http.post({
      path: allOf(settings, 'campaigns'),
      json: {
        displayName: input.name,
        entityStatus: STATUS.PAUSED,
        campaignGoal: {
          campaignGoalType: GOALS[input.goal],
          performanceGoal: {
            performanceGoalType: `PERFORMANCE_GOAL_TYPE_${input.goal}`,
            performanceGoalAmountMicros: microsOf(input.goalAmount, input.currency),
          },
        },
        campaignFlight: { plannedDates: dates, plannedSpendAmountMicros: amount },
        frequencyCap: { unlimited: true },
        // A campaign has no field for references; its budget has a name that only people who plan see.
        campaignBudgets: [
          {
            displayName: marker,
            budgetUnit: 'BUDGET_UNIT_CURRENCY',
            budgetAmountMicros: amount,
            dateRange: dates,
            externalBudgetSource: 'EXTERNAL_BUDGET_SOURCE_NONE',
          },
        ],
      },
      timeoutMs: patience(http),
      response: z.object({ campaignId }),
    });
  },
  async find(call) {
    const ours = await findLatest(call, 'campaigns', row, ({ campaignBudgets }) =>
      campaignBudgets.some(({ displayName }) => displayName === call.marker),
    );
    return ours && { campaignId: ours.campaignId };
  },
});

const GOALS = {
  CPM: 'CAMPAIGN_GOAL_TYPE_BRAND_AWARENESS',
  CPC: 'CAMPAIGN_GOAL_TYPE_ONLINE_ACTION',
  CPA: 'CAMPAIGN_GOAL_TYPE_ONLINE_ACTION',
} as const;

const row = z.object({
  campaignId,
  updateTime,
  campaignBudgets: z.array(z.object({ displayName: z.string().optional() })).default([]),
});
