import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { markedName } from '../../../kit/marker.ts';
import { amountOf, BID_STRATEGY, created, inAccount, list, requireCurrency, restli } from '../client.ts';
import { linkedinAds } from '../connector.ts';
import { bidding, campaignId, currency, dailyBudget } from '../fields.ts';

export const createCampaign = defineAction({
  tool: linkedinAds,
  id: 'linkedin-ads.createCampaign',
  summary: 'Create a campaign with a daily budget for all its ad groups, paused.',
  input: z.strictObject({
    name: z.string().min(1).max(74),
    bidding,
    dailyBudget,
    currency,
    startAt: z.iso.datetime(),
    endAt: z.iso.datetime(),
  }),
  output: z.object({ campaignId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['rw_ads'],
  example: {
    name: 'de_leads_condition-monitoring_202612',
    bidding: 'MAXIMIZE',
    dailyBudget: 6000,
    currency: 'EUR',
    startAt: '2026-12-01T00:00:00Z',
    endAt: '2027-01-01T00:00:00Z',
  },
  async run({ input, settings, http, marker }) {
    await requireCurrency(http, settings, input.currency);
    const id = await created(http, {
      path: inAccount(settings, 'adCampaignGroups'),
      json: {
        account: `urn:li:sponsoredAccount:${settings.accountId}`,
        name: markedName(input.name, marker),
        status: 'PAUSED',
        runSchedule: { start: Date.parse(input.startAt), end: Date.parse(input.endAt) },
        dailyBudget: amountOf(input.dailyBudget, input.currency),
        budgetOptimization: {
          budgetOptimizationStrategy: 'DYNAMIC',
          bidStrategy: BID_STRATEGY[input.bidding],
        },
      },
    });
    return { campaignId: id };
  },
  async find({ input, settings, http, marker }) {
    const name = markedName(input.name, marker);
    const campaigns = await list(
      http,
      inAccount(settings, 'adCampaignGroups'),
      `q=search&search=(name:(values:List(${restli(name)})))`,
      z.object({ id: z.int(), name: z.string() }),
    );
    const ours = campaigns.find((campaign) => campaign.name === name);
    return ours && { campaignId: String(ours.id) };
  },
});
