import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { unitsOf } from '../../../kit/money.ts';
import { requireCurrency } from '../client.ts';
import { tiktokAds } from '../connector.ts';
import { campaignId, currency, dailyBudget } from '../fields.ts';

export const setBudget = defineAction({
  tool: tiktokAds,
  id: 'tiktok-ads.setBudget',
  summary: 'Set what a campaign may spend a day.',
  input: z.strictObject({ campaignId, dailyBudget, currency }),
  output: z.object({ campaignId, dailyBudget }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: [],
  example: { campaignId: '1801000000000001', dailyBudget: 7500, currency: 'EUR' },
  async run({ input, settings, http }) {
    await requireCurrency(http, settings, input.currency);
    await http.post({
      path: '/open_api/v1.3/smart_plus/campaign/update/',
      json: {
        advertiser_id: settings.advertiserId,
        campaign_id: input.campaignId,
        budget: unitsOf(input.dailyBudget, input.currency),
      },
      response: z.object({ code: z.literal(0) }),
    });
    return { campaignId: input.campaignId, dailyBudget: input.dailyBudget };
  },
});
