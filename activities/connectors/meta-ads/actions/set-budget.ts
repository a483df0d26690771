import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { budgetOf, done, requireCurrency } from '../client.ts';
import { metaAds } from '../connector.ts';
import { adSetId, currency, dailyBudget } from '../fields.ts';

export const setBudget = defineAction({
  tool: metaAds,
  id: 'meta-ads.setBudget',
  summary: 'Set what an ad set may spend a day.',
  input: z.strictObject({ adSetId, dailyBudget, currency }),
  output: z.object({ adSetId, dailyBudget }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['ads_management'],
  example: { adSetId: '120210000000002', dailyBudget: 5500, currency: 'EUR' },
  async run({ input, settings, http }) {
    await requireCurrency(http, settings, input.currency);
    await http.post({
      path: path`/v25.0/${input.adSetId}`,
      json: { daily_budget: budgetOf(input.dailyBudget, input.currency) },
      response: done,
    });
    return { adSetId: input.adSetId, dailyBudget: input.dailyBudget };
  },
});
