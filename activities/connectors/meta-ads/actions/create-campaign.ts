import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { markedName } from '../../../kit/marker.ts';
import { created, createPausedAdSet, findByName, requireCurrency } from '../client.ts';
import { metaAds } from '../connector.ts';
import { adSetId, campaignId, currency, dailyBudget, objective } from '../fields.ts';

export const createCampaign = defineAction({
  tool: metaAds,
  id: 'meta-ads.createCampaign',
  summary: 'Create a campaign with one ad set that holds the daily budget, both paused.',
  input: z.strictObject({
    name: z.string().min(1).max(300),
    objective,
    dailyBudget,
    currency,
    startAt: z.iso.datetime(),
    endAt: z.iso.datetime(),
  }),
  output: z.object({ campaignId, adSetId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['ads_management'],
  example: {
    name: 'de_leads_condition-monitoring_202612',
    objective: 'OUTCOME_LEADS',
    dailyBudget: 6000,
    currency: 'EUR',
    startAt: '2026-12-01T00:00:00Z',
    endAt: '2026-12-31T23:59:59Z',
  },
  async run({ input, settings, http, marker }) {
    await requireCurrency(http, settings, input.currency);
    const { adAccountId } = settings;
    const name = markedName(input.name, marker);
    // An earlier attempt may have made the campaign and lost its way to the ad set.
    const left = await findByName(http, path`/v25.0/act_${adAccountId}/campaigns`, name);
    const campaign =
      left ??
      (await http.post({
        path: path`/v25.0/act_${adAccountId}/campaigns`,
        json: {
          name,
          objective: input.objective,
          status: 'PAUSED',
          special_ad_categories: ['NONE'],
          is_adset_budget_sharing_enabled: false,
        },
        response: created,
      }));
    const adSetId = await createPausedAdSet(http, settings, { ...input, name, campaignId: campaign.id });
    return { campaignId: campaign.id, adSetId };
  },
  async find({ input, settings: { adAccountId }, http, marker }) {
    const name = markedName(input.name, marker);
    const campaign = await findByName(http, path`/v25.0/act_${adAccountId}/campaigns`, name);
    const adSet = campaign && (await findByName(http, path`/v25.0/act_${adAccountId}/adsets`, name));
    return adSet && { campaignId: campaign.id, adSetId: adSet.id };
  },
});
