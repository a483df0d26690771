import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { idOf, microsOf, mutate, requireCurrency, resourceName } from '../client.ts';
import { googleAds } from '../connector.ts';
import { budgetId, currency, dailyBudget } from '../fields.ts';

export const setBudget = defineAction({
  tool: googleAds,
  id: 'google-ads.setBudget',
  summary: 'Set what a campaign may spend a day.',
  input: z.strictObject({ budgetId, dailyBudget, currency }),
  output: z.object({ budgetId, dailyBudget }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  example: { budgetId: '31000000001', dailyBudget: 8000, currency: 'EUR' },
  async run({ input, settings, http }) {
    await requireCurrency(http, settings, input.currency);
    const budget = await mutate(http, settings, 'campaignBudgets', {
      update: {
        resourceName: resourceName(settings, 'campaignBudgets', input.budgetId),
        amountMicros: microsOf(input.dailyBudget, input.currency),
      },
      updateMask: 'amountMicros',
    });
    return { budgetId: idOf(budget), dailyBudget: input.dailyBudget };
  },
});
