import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { amountOf, changeFields, inAccount, requireCurrency } from '../client.ts';
import { linkedinAds } from '../connector.ts';
import { campaignId, currency, dailyBudget } from '../fields.ts';

export const setBudget = defineAction({
  tool: linkedinAds,
  id: 'linkedin-ads.setBudget',
  summary: 'Set what a campaign may spend a day.',
  input: z.strictObject({ campaignId, dailyBudget, currency }),
  output: z.object({ campaignId, dailyBudget }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['rw_ads'],
  example: { campaignId: '601000001', dailyBudget: 7500, currency: 'EUR' },
  async run({ input, settings, http }) {
    await requireCurrency(http, settings, input.currency);
    await changeFields(http, inAccount(settings, 'adCampaignGroups', input.campaignId), {
      dailyBudget: amountOf(input.dailyBudget, input.currency),
    });
    return { campaignId: input.campaignId, dailyBudget: input.dailyBudget };
  },
});
