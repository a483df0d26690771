import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import type { Http } from '../../../kit/http.ts';
import { path } from '../../../kit/path.ts';
import { budgetOf, list, markedName, requireCurrency } from '../client.ts';
import { metaAds } from '../connector.ts';
import { adSetId, campaignId, currency, dailyBudget } from '../fields.ts';

export const createCampaign = defineAction({
  tool: metaAds,
  id: 'meta-ads.createCampaign',
  summary: 'Create a campaign with one ad set that holds the daily budget, both paused.',
  input: z.strictObject({
    name: z.string().min(1).max(300),
    objective: z.enum(['OUTCOME_LEADS', 'OUTCOME_SALES', 'OUTCOME_AWARENESS', 'OUTCOME_TRAFFIC']),
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
    const { adAccountId, pixelId, pageId, countries } = settings;
    const name = markedName(input.name, marker);
    // An earlier attempt may have made the campaign and lost its way to the ad set.
    const left = await findByName(http, adAccountId, 'campaigns', name);
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
    const { goal, promotes } = OPTIMISATION[input.objective];
    const adSet = await http.post({
      path: path`/v25.0/act_${adAccountId}/adsets`,
      json: {
        name,
        campaign_id: campaign.id,
        status: 'PAUSED',
        daily_budget: budgetOf(input.dailyBudget, input.currency),
        billing_event: 'IMPRESSIONS',
        bid_strategy: 'LOWEST_COST_WITHOUT_CAP',
        optimization_goal: goal,
        promoted_object:
          promotes === 'page'
            ? pageId && { page_id: pageId }
            : promotes && { pixel_id: pixelId, custom_event_type: promotes },
        start_time: input.startAt,
        end_time: input.endAt,
        targeting: { geo_locations: { countries } },
      },
      response: created,
    });
    return { campaignId: campaign.id, adSetId: adSet.id };
  },
  async find({ input, settings: { adAccountId }, http, marker }) {
    const name = markedName(input.name, marker);
    const campaign = await findByName(http, adAccountId, 'campaigns', name);
    const adSet = campaign && (await findByName(http, adAccountId, 'adsets', name));
    return adSet && { campaignId: campaign.id, adSetId: adSet.id };
  },
});

/** What the delivery aims at: an event of the pixel, the page, or nothing beside the goal. */
const OPTIMISATION = {
  OUTCOME_LEADS: { goal: 'OFFSITE_CONVERSIONS', promotes: 'LEAD' },
  OUTCOME_SALES: { goal: 'OFFSITE_CONVERSIONS', promotes: 'PURCHASE' },
  OUTCOME_AWARENESS: { goal: 'REACH', promotes: 'page' },
  OUTCOME_TRAFFIC: { goal: 'LANDING_PAGE_VIEWS', promotes: undefined },
} as const;

const created = z.object({ id: z.string() });
const named = z.object({ id: z.string(), name: z.string() });

async function findByName(http: Http, adAccountId: string, edge: 'campaigns' | 'adsets', name: string) {
  const objects = await list(http, path`/v25.0/act_${adAccountId}/${edge}`, 'id,name', named);
  return objects.find((object) => object.name === name);
}
