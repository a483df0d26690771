import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import {
  customParameters,
  idOf,
  isMarkedBy,
  markedBy,
  microsOf,
  mutate,
  quoted,
  requireCurrency,
  search,
} from '../client.ts';
import { googleAds } from '../connector.ts';
import { budgetId, campaignId, currency, dailyBudget } from '../fields.ts';

export const createCampaign = defineAction({
  tool: googleAds,
  id: 'google-ads.createCampaign',
  summary: 'Create a campaign with its own daily budget, paused.',
  input: z.strictObject({
    name: z.string().min(1).max(255),
    dailyBudget,
    currency,
    channel: z.enum(['SEARCH', 'DISPLAY']),
    startDate: z.iso.date(),
    endDate: z.iso.date(),
    finalUrlSuffix: z.string().optional(),
  }),
  output: z.object({ campaignId, budgetId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  example: {
    name: 'de_leads_condition-monitoring_202612',
    dailyBudget: 12_000,
    currency: 'EUR',
    channel: 'SEARCH',
    startDate: '2026-12-01',
    endDate: '2026-12-31',
    finalUrlSuffix: 'utm_source=google&utm_medium=cpc',
  },
  async run({ input, settings, http, marker }) {
    await requireCurrency(http, settings, input.currency);
    // A budget without a campaign is what an earlier attempt left behind.
    const named = `SELECT campaign_budget.resource_name FROM campaign_budget WHERE campaign_budget.name = ${quoted(marker)} AND campaign_budget.status = 'ENABLED'`;
    const [left] = await search(http, settings, named, budgetRow);
    const budget =
      left?.campaignBudget.resourceName ??
      (await mutate(http, settings, 'campaignBudgets', {
        create: {
          name: marker,
          amountMicros: microsOf(input.dailyBudget, input.currency),
          deliveryMethod: 'STANDARD',
          // Bidding for conversions does not work with shared budgets.
          explicitlyShared: false,
        },
      }));
    const campaign = await mutate(http, settings, 'campaigns', {
      create: {
        name: input.name,
        status: 'PAUSED',
        campaignBudget: budget,
        advertisingChannelType: input.channel,
        networkSettings: NETWORKS[input.channel],
        maximizeConversions: {},
        startDateTime: `${input.startDate} 00:00:00`,
        endDateTime: `${input.endDate} 23:59:59`,
        finalUrlSuffix: input.finalUrlSuffix,
        urlCustomParameters: markedBy(marker),
        containsEuPoliticalAdvertising: 'DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING',
      },
    });
    return { campaignId: idOf(campaign), budgetId: idOf(budget) };
  },
  // By name, which is unique among the account's campaigns that are not removed; the marker tells ours from another's.
  async find({ input, settings, http, marker }) {
    const query = `SELECT campaign.resource_name, campaign.campaign_budget, campaign.url_custom_parameters FROM campaign WHERE campaign.name = ${quoted(input.name)} AND campaign.status != 'REMOVED'`;
    const rows = await search(http, settings, query, campaignRow);
    const ours = rows.find(({ campaign }) => isMarkedBy(campaign.urlCustomParameters, marker));
    return (
      ours && { campaignId: idOf(ours.campaign.resourceName), budgetId: idOf(ours.campaign.campaignBudget) }
    );
  },
});

const NETWORKS = {
  SEARCH: {
    targetGoogleSearch: true,
    targetSearchNetwork: false,
    targetContentNetwork: false,
    targetPartnerSearchNetwork: false,
  },
  DISPLAY: {
    targetGoogleSearch: false,
    targetSearchNetwork: false,
    targetContentNetwork: true,
    targetPartnerSearchNetwork: false,
  },
} as const;

const budgetRow = z.object({ campaignBudget: z.object({ resourceName: z.string() }) });
const campaignRow = z.object({
  campaign: z.object({
    resourceName: z.string(),
    campaignBudget: z.string(),
    urlCustomParameters: customParameters,
  }),
});
