import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { unitsOf } from '../../../kit/money.ts';
import { customParameters, isMarkedBy, markedBy, requireCurrency } from '../client.ts';
import { microsoftAds } from '../connector.ts';
import { campaignId, currency, dailyBudget } from '../fields.ts';

export const createCampaign = defineAction({
  tool: microsoftAds,
  id: 'microsoft-ads.createCampaign',
  summary: 'Create a search campaign with its own daily budget, paused.',
  input: z.strictObject({
    name: z.string().min(1).max(128),
    dailyBudget,
    currency,
    channel: z.literal('SEARCH'),
    finalUrlSuffix: z.string().optional(),
  }),
  output: z.object({ campaignId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://ads.microsoft.com/msads.manage'],
  example: {
    name: 'de_leads_condition-monitoring_202612',
    dailyBudget: 4000,
    currency: 'EUR',
    channel: 'SEARCH',
    finalUrlSuffix: 'utm_source=bing&utm_medium=cpc',
  },
  async run({ input, settings, http, marker }) {
    await requireCurrency(http, settings, input.currency);
    const { CampaignIds: ids } = await http.post({
      path: '/CampaignManagement/v13/Campaigns',
      json: {
        AccountId: settings.accountId,
        Campaigns: [
          {
            Name: input.name,
            Status: 'Paused',
            CampaignType: 'Search',
            BudgetType: 'DailyBudgetStandard',
            DailyBudget: unitsOf(input.dailyBudget, input.currency),
            BiddingScheme: { Type: 'MaxConversions' },
            Languages: settings.languages,
            TimeZone: settings.timeZone,
            FinalUrlSuffix: input.finalUrlSuffix,
            UrlCustomParameters: markedBy(marker),
            IsPolitical: false,
          },
        ],
      },
      response: z.object({ CampaignIds: z.tuple([campaignId]) }),
    });
    return { campaignId: ids[0] };
  },
  // Names are unique in an account whatever their case, so that a repeat would be refused; the marker tells ours from another's.
  async find({ settings, http, marker }) {
    const { Campaigns } = await http.post({
      path: '/CampaignManagement/v13/Campaigns/QueryByAccountId',
      json: { AccountId: settings.accountId, CampaignType: 'Search' },
      response: z.object({
        Campaigns: z.array(z.object({ Id: campaignId, UrlCustomParameters: customParameters })).nullish(),
      }),
    });
    const ours = Campaigns?.find((campaign) => isMarkedBy(campaign.UrlCustomParameters, marker));
    return ours && { campaignId: ours.Id };
  },
});
