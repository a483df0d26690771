import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { unitsOf } from '../../../kit/money.ts';
import { requireCurrency, updateCampaign } from '../client.ts';
import { microsoftAds } from '../connector.ts';
import { campaignId, currency, dailyBudget } from '../fields.ts';

export const setBudget = defineAction({
  tool: microsoftAds,
  id: 'microsoft-ads.setBudget',
  summary: 'Set what a campaign may spend a day.',
  input: z.strictObject({ campaignId, dailyBudget, currency }),
  output: z.object({ campaignId, dailyBudget }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['https://ads.microsoft.com/msads.manage'],
  example: { campaignId: '41000000001', dailyBudget: 5500, currency: 'EUR' },
  async run({ input, settings, http }) {
    await requireCurrency(http, settings, input.currency);
    const amount = unitsOf(input.dailyBudget, input.currency);
    await updateCampaign(http, settings, { Id: input.campaignId, DailyBudget: amount });
    return { campaignId: input.campaignId, dailyBudget: input.dailyBudget };
  },
});
