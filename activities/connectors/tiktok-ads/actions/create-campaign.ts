import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { unitsOf } from '../../../kit/money.ts';
import { markedName } from '../../../kit/marker.ts';
import { data, list, requestIdOf, requireCurrency } from '../client.ts';
import { tiktokAds } from '../connector.ts';
import { campaignId, currency, dailyBudget, objective } from '../fields.ts';

export const createCampaign = defineAction({
  tool: tiktokAds,
  id: 'tiktok-ads.createCampaign',
  summary: 'Create a campaign with a daily budget for all its ad groups, paused.',
  input: z.strictObject({ name: z.string().min(1).max(480), objective, dailyBudget, currency }),
  output: z.object({ campaignId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: [],
  example: {
    name: 'de_leads_condition-monitoring_202612',
    objective: 'LEAD_GENERATION',
    dailyBudget: 6000,
    currency: 'EUR',
  },
  async run({ input, settings, http, marker }) {
    await requireCurrency(http, settings, input.currency);
    const answer = await http.post({
      path: '/open_api/v1.3/smart_plus/campaign/create/',
      json: {
        advertiser_id: settings.advertiserId,
        request_id: requestIdOf(marker),
        campaign_name: markedName(input.name, marker),
        objective_type: input.objective,
        sales_destination: input.objective === 'WEB_CONVERSIONS' ? 'WEBSITE' : undefined,
        operation_status: 'DISABLE',
        budget_optimize_on: true,
        budget_mode: 'BUDGET_MODE_DYNAMIC_DAILY_BUDGET',
        budget: unitsOf(input.dailyBudget, input.currency),
      },
      response: data(z.object({ campaign_id: campaignId })),
    });
    return { campaignId: answer.data.campaign_id };
  },
  async find({ input, settings, http, marker }) {
    const name = markedName(input.name, marker);
    const campaigns = await list(
      http,
      '/open_api/v1.3/smart_plus/campaign/get/',
      {
        advertiser_id: settings.advertiserId,
        fields: JSON.stringify(['campaign_id', 'campaign_name']),
        // A fuzzy match: the names that come back are compared.
        filtering: JSON.stringify({ campaign_name: marker }),
      },
      z.object({ campaign_id: campaignId, campaign_name: z.string() }),
    );
    const ours = campaigns.find((campaign) => campaign.campaign_name === name);
    return ours && { campaignId: ours.campaign_id };
  },
});
